//! Taking what people brought in files, part by part. Each part is a transaction of its own, which also says that the job is
//! still in this hand: whoever lost it takes nothing.

use acts::imports::{IMPORT_JOB, Turn, turn};
use acts::{Act, Who};
use store::jobs::{self, Urgency};

use super::hand::{Failure, Hand, Task, finish, lost, payload};

/// How many parts a hand takes before others have their turn.
const PARTS: usize = 40;

impl Hand {
    /// Takes some parts of an import, or takes them back, and comes again for the rest.
    pub(super) async fn import(&self, task: &Task) -> Result<(), Failure> {
        let id = payload(&task.job)?;
        for _ in 0..PARTS {
            let (stage, job) = (self.stage(&task.here), task.job.clone());
            let next = task.city.write(move |tx| {
                jobs::beat(tx, &job).map_err(lost)?;
                let next = turn(&mut Act::begin(tx, &stage, &Who::System)?, id)?;
                if next == Turn::Over {
                    finish(tx, &job)?;
                }
                Ok::<_, Failure>(next)
            });
            if next.await? == Turn::Over {
                return Ok(());
            }
        }
        let payload = task.job.payload.clone();
        self.act(task, move |act| act.enqueue(IMPORT_JOB, &payload, Urgency::Soon, act.now)).await
    }
}
