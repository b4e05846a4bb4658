//! Recoveries whose waiting time is over, and the letters that tell what became of them.

use std::sync::Arc;

use acts::Act;
use acts::city::recovery::{Due, Task as What, fall_due};
use acts::things::notice::POST_JOB;
use city::RecoveryState;
use store::city::{letter, person, recovery};
use store::jobs::Urgency;
use web::recoveries::letter::{KIND, Told};
use web::things::news::Sender;

use super::hand::{Failure, Hand, Task};

impl Hand {
    /// Does what is due of a recovery, and tells of it.
    pub(super) async fn recover(&self, task: &Task) -> Result<(), Failure> {
        let what: What =
            task.job.payload.parse().map_err(|_| Failure::Never("no recovery".to_owned()))?;
        let (house, here) = (Arc::clone(&self.house), Arc::clone(&task.here));
        let work = move |act: &mut Act| {
            let told: &[Told] = match what.due {
                Due::Waited => return fall_due(act, what.recovery),
                Due::Done => &[Told::Farewell, Told::Welcome],
                Due::Stopped => &[Told::Stopped],
            };
            let it = match recovery::get(act.tx, what.recovery) {
                Ok(it) => it,
                // It was erased with whose account it was.
                Err(store::Error::NotFound) => return Ok(()),
                Err(error) => return Err(error.into()),
            };
            if matches!(it.state(act.now), RecoveryState::Asked | RecoveryState::Waits) {
                return Ok(());
            }
            let language = person::get(act.tx, it.person)?.language;
            let (site, systems) = (house.site(&here), house.app.systems());
            let sender =
                Sender { systems, city: &here, site: &site, secret: &house.secret, now: act.now };
            for one in told {
                let written = sender.recovery(&language, &it, *one);
                let written = written.map_err(|error| store::Error::Bug(error.to_string()))?;
                let waits = written.waiting(act.new_id(), None, language.clone(), KIND, act.now);
                letter::insert(act.tx, &waits)?;
                act.enqueue(POST_JOB, &waits.id.to_string(), Urgency::Soon, act.now)?;
            }
            Ok(())
        };
        self.act(task, work).await
    }
}
