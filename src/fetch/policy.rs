//! Which addresses may be asked at all, before anything is looked up.

use super::error::FetchError;
use reqwest::Url;

/// The platform's own hosts, and everything below them. Its pages are never read, whatever anybody names or links to.
const XIAOHONGSHU: [&str; 5] = ["xiaohongshu.com", "xhslink.com", "rednote.com", "xhscdn.com", "xiaohongshu.net"];

/// What a run may ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// A private address that the user named is asked too. Never one that a page leads to.
    pub allow_private: bool,
    /// http is not good enough, except for this machine itself and with `allow_private`.
    pub https_only: bool,
}

impl Policy {
    /// Whether an address may be asked, as far as it shows by itself.
    pub fn check(self, url: &Url) -> Result<(), FetchError> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(FetchError::Scheme(url.scheme().to_owned()));
        }
        let host = url.host_str().filter(|h| !h.is_empty()).ok_or(FetchError::NotAnAddress)?;
        if is_xiaohongshu(host) {
            return Err(FetchError::Xiaohongshu(host.to_owned()));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(FetchError::Credentials);
        }
        if self.https_only && url.scheme() == "http" && !(self.allow_private && is_this_machine(url)) {
            return Err(FetchError::HttpsOnly);
        }
        Ok(())
    }
}

/// Whether a host belongs to 小紅書.
pub fn is_xiaohongshu(host: &str) -> bool {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    XIAOHONGSHU.iter().any(|own| host.strip_suffix(own).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
}

fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
        Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(policy: Policy, url: &str) -> Result<(), FetchError> {
        policy.check(&Url::parse(url).unwrap())
    }

    #[test]
    fn the_platform_is_never_asked() {
        for url in [
            "https://www.xiaohongshu.com/explore/1",
            "http://xhslink.com/a/b",
            "https://XiaoHongShu.com./",
            "https://sns-img.xhscdn.com/1",
            "https://www.rednote.com",
        ] {
            assert!(matches!(check(Policy::default(), url), Err(FetchError::Xiaohongshu(_))), "{url}");
        }
        assert_eq!(check(Policy::default(), "https://notxiaohongshu.com/"), Ok(()));
        assert_eq!(check(Policy::default(), "https://xiaohongshu.com.example.hk/"), Ok(()));
    }

    #[test]
    fn schemes_and_credentials() {
        let usual = Policy::default();
        for url in ["ftp://a.hk/", "file:///etc/passwd", "data:text/html,a", "gopher://a.hk"] {
            assert!(matches!(check(usual, url), Err(FetchError::Scheme(_))), "{url}");
        }
        assert_eq!(check(usual, "https://me:secret@a.hk/"), Err(FetchError::Credentials));
        let strict = Policy { https_only: true, allow_private: false };
        assert_eq!(check(strict, "http://a.hk/"), Err(FetchError::HttpsOnly));
        assert_eq!(check(strict, "http://127.0.0.1/"), Err(FetchError::HttpsOnly));
        let testing = Policy { https_only: true, allow_private: true };
        assert_eq!(check(testing, "http://127.0.0.1:8080/"), Ok(()));
        assert_eq!(check(testing, "http://192.168.0.2/"), Err(FetchError::HttpsOnly));
    }
}
