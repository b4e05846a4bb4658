//! What makes a city itself.

use city::audit::Action;
use city::{CitySettings, Flaw, Flaws, Role};
use serde_json::json;
use store::city::{amount, settings as rows};

use crate::{Act, Done};

/// Saves the city's settings. Its currency stays once there is an amount in it: what was written as euros would
/// otherwise read as something else.
pub fn save(act: &mut Act, settings: &CitySettings, version: i64) -> Done<()> {
    act.require(Role::Admin)?;
    settings.flaws().into_result()?;
    let (before, _) = rows::load(act.tx)?;
    if before.currency != settings.currency && amount::any(act.tx)? {
        let mut flaws = Flaws::default();
        flaws.add("currency", Flaw::Settled);
        return Err(flaws.into());
    }
    rows::update(act.tx, settings, version)?;
    act.audit_city(Action::Save, &json!({ "version": version + 1 }))
}
