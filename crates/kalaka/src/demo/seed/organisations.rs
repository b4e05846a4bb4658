//! The organisations of a demo city, with who belongs to them.

use std::collections::HashMap;

use anyhow::Context as _;
use city::{
    Claim, Id, MemberRole, MemberState, Membership, Organisation, OrganisationInput, Step,
    StepKind, Texts,
};
use jiff::Timestamp;
use store::organisations::{claim, member, organisation};
use store::{Store, Tx, things};

use super::super::content::{CityContent, OrganisationEntry};
use super::Seeder;

/// An organisation with everything that happened to it.
pub(super) struct PreparedOrganisation {
    organisation: Organisation,
    members: Vec<Membership>,
    claim: Option<Claim>,
}

/// An identifier for each key.
pub(super) fn ids(store: &Store, content: &CityContent) -> HashMap<String, Id<Organisation>> {
    let one = |entry: &OrganisationEntry| (entry.key.clone(), Id::new(store.new_id()));
    content.organisations.iter().map(one).collect()
}

impl Seeder {
    /// The organisation with this key.
    pub(super) fn organisation_id(&self, key: &str) -> anyhow::Result<Id<Organisation>> {
        let id = self.organisations.get(key).copied();
        id.with_context(|| format!("there is no organisation “{key}”"))
    }

    pub(super) fn organisation(
        &self,
        entry: &OrganisationEntry,
    ) -> anyhow::Result<PreparedOrganisation> {
        let id = self.organisation_id(&entry.key)?;
        let made = self.moments.past(&entry.day)?;
        let part = |key: &String, role, state| -> anyhow::Result<Membership> {
            let shown = role == MemberRole::Spokesperson;
            let person = self.author(key)?;
            Ok(Membership { organisation: id, person, role, state, shown, made })
        };
        let mut members = Vec::new();
        for key in &entry.speakers {
            members.push(part(key, MemberRole::Spokesperson, MemberState::In)?);
        }
        for key in &entry.members {
            members.push(part(key, MemberRole::Member, MemberState::In)?);
        }
        for key in &entry.asked {
            members.push(part(key, MemberRole::Member, MemberState::Asked)?);
        }
        let verified = entry.verified.as_deref().map(|day| self.moments.past(day)).transpose()?;
        let claim = entry.claim.as_ref().map(|claim| {
            anyhow::Ok(Claim {
                id: Id::new(self.store.new_id()),
                organisation: id,
                person: self.author(&claim.author)?.id,
                proof: claim.proof.clone(),
                shown: true,
                made: self.moments.past(&claim.day)?,
            })
        });
        let organisation = Organisation {
            id,
            author: entry.speakers.first().map(|key| self.author(key)).transpose()?,
            input: OrganisationInput {
                language: entry.language.clone(),
                name: entry.name.clone(),
                sector: entry.sector,
                about: entry.about.trim().to_owned(),
                website: entry.website.clone(),
                kbo: entry.kbo.clone(),
                lei: None,
                ror: entry.ror.clone(),
            },
            hidden: false,
            made,
            version: 1,
            verified,
            claimed: !entry.speakers.is_empty(),
            merged_into: None,
        };
        Ok(PreparedOrganisation { organisation, members, claim: claim.transpose()? })
    }

    pub(super) fn insert_organisation(
        &self,
        tx: &mut Tx,
        prepared: &PreparedOrganisation,
    ) -> store::Result<()> {
        let one = &prepared.organisation;
        organisation::insert(tx, one, &self.settings, one.made)?;
        self.insert_step(tx, one, StepKind::Published, one.made)?;
        if let Some(verified) = one.verified {
            self.insert_step(tx, one, StepKind::Verified, verified)?;
        }
        prepared.members.iter().try_for_each(|part| member::put(tx, part))?;
        prepared.claim.as_ref().map_or(Ok(()), |waiting| claim::insert(tx, waiting))
    }

    fn insert_step(
        &self,
        tx: &mut Tx,
        one: &Organisation,
        kind: StepKind,
        made: Timestamp,
    ) -> store::Result<()> {
        let (office, reason) = (Texts::default(), String::new());
        let step = Step { kind, made, office, reason, criterion: None };
        things::step::insert(tx, self.store.new_id(), one.id.thing(), None, &step, None)
    }
}
