//! Where the files lie that people attach: in a folder, or in a bucket that speaks S3.

use std::path::{Path, PathBuf};

use store::blobs::{BucketKey, BucketPlace, FilePlace};

use super::{number, text, wrong};

/// The settings of files, as flags or environment variables.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct FileFlags {
    /// Where the files lie that people attach: a folder, or the address of a bucket that speaks S3, such as
    /// `https://s3.example/kalaka` [default: `files` in the folder of the database]
    #[arg(long, env = "KALAKA_FILES", global = true, value_name = "FOLDER|ADDRESS")]
    files: Option<String>,
    /// The region of that bucket, where its server knows regions [default: us-east-1]
    #[arg(long, env = "KALAKA_FILES_REGION", global = true, value_name = "REGION")]
    files_region: Option<String>,
    /// What the key is called that opens the bucket
    #[arg(long, env = "KALAKA_FILES_KEY", global = true, value_name = "NAME")]
    files_key: Option<String>,
    /// The secret of that key, best from the environment
    #[arg(
        long,
        env = "KALAKA_FILES_SECRET",
        global = true,
        value_name = "SECRET",
        hide_env_values = true
    )]
    files_secret: Option<String>,
    /// Megabytes that the files of one city may take together [default: 2048]
    #[arg(long, env = "KALAKA_FILES_PER_CITY", global = true, value_name = "MEGABYTES")]
    files_per_city: Option<String>,
}

/// The same, from the TOML file.
#[derive(Debug, Default)]
pub(super) struct FileEntries {
    pub(super) files: Option<String>,
    pub(super) region: Option<String>,
    pub(super) key: Option<String>,
    pub(super) secret: Option<String>,
    pub(super) per_city: Option<toml::Value>,
}

impl FileFlags {
    /// Where files lie, and the most bytes that those of a city take together. Beside the database is a folder of its own.
    pub(super) fn read(
        &self,
        file: FileEntries,
        beside: &Path,
    ) -> anyhow::Result<(FilePlace, u64)> {
        let per_city = self.files_per_city.clone().or(text(file.per_city));
        let per_city = number("files_per_city", per_city.as_deref().unwrap_or("2048"), 0, 1 << 30)?;
        let place = match self.files.clone().or(file.files) {
            None => FilePlace::Folder(beside.join("files")),
            Some(address) if address.contains("://") => {
                let region = self.files_region.clone().or(file.region);
                let id = self.files_key.clone().or(file.key).unwrap_or_default();
                let secret = self.files_secret.clone().or(file.secret).unwrap_or_default();
                bucket(
                    &address,
                    region.as_deref().unwrap_or("us-east-1"),
                    BucketKey { id, secret },
                )?
            }
            Some(folder) if folder.trim().is_empty() => {
                return wrong("files", &folder, "name a folder, or the address of a bucket");
            }
            Some(folder) => FilePlace::Folder(PathBuf::from(folder)),
        };
        Ok((place, per_city.unsigned_abs() << 20))
    }
}

fn bucket(address: &str, region: &str, key: BucketKey) -> anyhow::Result<FilePlace> {
    if key.id.is_empty() {
        return wrong("files_key", "", "say what the key is called that opens the bucket");
    }
    if key.secret.is_empty() {
        return wrong("files_secret", "", "give the secret of the key that opens the bucket");
    }
    match BucketPlace::new(address, region, key) {
        Ok(place) => Ok(FilePlace::Bucket(place)),
        Err(_) => {
            let scheme = address.split("://").next().unwrap_or_default();
            let right = "a bucket is https://SERVER/BUCKET, or http: within a network of your own; folders \
                         may follow, without a password and with plain letters";
            wrong("files", &format!("{scheme}://…"), right)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flags(files: &str) -> FileFlags {
        FileFlags { files: Some(files.to_owned()), ..FileFlags::default() }
    }

    fn read(flags: &FileFlags) -> anyhow::Result<FilePlace> {
        Ok(flags.read(FileEntries::default(), Path::new("data"))?.0)
    }

    #[test]
    fn files_lie_in_a_folder_or_in_a_bucket_that_has_a_key() {
        let usual = read(&FileFlags::default()).unwrap();
        assert_eq!(usual, FilePlace::Folder(PathBuf::from("data/files")));
        assert_eq!(read(&flags("/srv")).unwrap(), FilePlace::Folder(PathBuf::from("/srv")));
        let address = "https://s3.example/kalaka/leuven";
        let told = |flags: &FileFlags| read(flags).unwrap_err().to_string();
        assert!(told(&flags(address)).contains("“files_key”"));
        let named = FileFlags { files_key: Some("name".to_owned()), ..flags(address) };
        assert!(told(&named).contains("“files_secret”"));
        let secret = Some("hidden".to_owned());
        let whole = FileFlags { files_secret: secret.clone(), ..named };
        let FilePlace::Bucket(place) = read(&whole).unwrap() else { panic!("it is a bucket") };
        assert_eq!(format!("{place:?}"), "https://s3.example/kalaka/leuven/ (us-east-1)");
        let wrong = FileFlags { files: Some("ftp://me:word@s3.example/a".to_owned()), ..whole };
        let told = told(&wrong);
        assert!(told.contains("“ftp://…”") && !told.contains("word@"), "{told}");
    }
}
