use super::*;

fn refusal(change: impl FnOnce(&mut Flags)) -> String {
    let mut flags = Flags::default();
    change(&mut flags);
    flags.read().unwrap_err().to_string()
}

#[test]
fn a_wrong_setting_says_its_name_its_value_and_what_would_be_right() {
    let told = refusal(|flags| flags.listen = Some("everywhere".to_owned()));
    assert_eq!(
        told,
        "the setting “listen” is “everywhere”: write an address with a port, such as 127.0.0.1:8080 or [::]:80"
    );
    let told = refusal(|flags| flags.gather = Some("-3".to_owned()));
    assert_eq!(told, "the setting “gather” is “-3”: write a whole number from 0 to 1440");
    let told = refusal(|flags| flags.url = Some("ideas.example.org".to_owned()));
    assert!(told.starts_with("the setting “url” is “ideas.example.org”"), "{told}");
    let told = refusal(|flags| flags.database = Some("mysql://root:secret@db".to_owned()));
    assert!(told.contains("“database”") && !told.contains("secret"), "{told}");
    for contact in ["security@leuven.example", "mailto:", "mailto:security@localhost"] {
        let told = refusal(|flags| flags.security_contact = Some(contact.to_owned()));
        assert!(told.contains("“security_contact”") && told.contains(contact), "{told}");
    }
    for (log, proxy) in [("xml", "none"), ("text", "maybe")] {
        let told = refusal(|flags| {
            flags.log = Some(log.to_owned());
            flags.proxy = Some(proxy.to_owned());
        });
        assert!(told.contains("xml") || told.contains("maybe"), "{told}");
    }
}

#[test]
fn what_is_not_said_is_as_usual() {
    let config = Flags::default().read().unwrap();
    assert_eq!(config.database, Database::Folder(PathBuf::from("data")));
    assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.mail, MailSetting::Folder(PathBuf::from("data/mail")));
    assert_eq!(config.gather, SignedDuration::from_mins(10));
}
