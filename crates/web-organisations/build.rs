//! Turns `locales/` into the typed methods of `OrganisationWords`, so that a missing translation is a
//! compile error.

fn main() -> anyhow::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    words_build::compile(words_build::Form::Trait("OrganisationWords"))
}
