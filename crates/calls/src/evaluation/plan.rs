//! What a call weighs, on which scale, by how many, and who reads the marks afterwards.

use city::{Flaw, Flaws, Language, Refusal, Texts};
use serde::{Deserialize, Serialize};

use crate::CallContent;

city::stored! {
    /// From which mark to which. Each mark has words of its own.
    pub enum Scale {
        /// 0 to 3.
        Three = "0-3",
        /// 0 to 5.
        Five = "0-5",
        /// 0 to 10.
        Ten = "0-10",
    }
}

impl Scale {
    /// The highest mark.
    #[must_use]
    pub fn most(self) -> u8 {
        match self {
            Self::Three => 3,
            Self::Five => 5,
            Self::Ten => 10,
        }
    }
}

city::stored! {
    /// Who reads marks and the words to the author once the result is public, without the names of who gave them.
    pub enum Shown {
        /// Nobody but the office.
        Staff = "staff",
        /// Those who write the idea.
        Authors = "authors",
        /// Everybody who may read the idea.
        Everyone = "everyone",
    }
}

city::stored! {
    /// Which answers to the call's questions jurors read beside an idea. What is sealed they never open.
    pub enum Answers {
        /// Those that anybody may read.
        Open = "open",
        /// Also those that only who works for the call reads.
        All = "all",
    }
}

/// One thing that is weighed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// Its key, which is never given again.
    pub key: String,
    /// What is weighed, at most 120 characters a language.
    pub text: Texts,
    /// What a high mark takes, at most 400 characters a language.
    #[serde(default)]
    pub help: Texts,
    /// How much it counts beside the others, 1 to 10.
    pub weight: u8,
}

/// How a call is evaluated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The scale of every mark.
    pub scale: Scale,
    /// What is weighed, in order.
    pub measures: Vec<Measure>,
    /// How many people evaluate each idea.
    pub readers: u8,
    /// Who reads the marks afterwards.
    pub shown: Shown,
    /// Which answers jurors read.
    #[serde(default = "open")]
    pub answers: Answers,
}

fn open() -> Answers {
    Answers::Open
}

impl Plan {
    /// The most that is weighed.
    pub const MEASURES: usize = 8;
    /// How much one measure can count.
    pub const WEIGHT: (u8, u8) = (1, 10);
    /// How many people can evaluate an idea.
    pub const READERS: (u8, u8) = (1, 9);
    /// The most characters of what is weighed, and of what a high mark takes.
    const TEXT: (usize, usize) = (120, 400);

    /// A plan to begin with: the conditions of a call, all alike.
    #[must_use]
    pub fn of(content: &CallContent) -> Self {
        let measure = |(number, criterion): (usize, &crate::Criterion)| Measure {
            key: format!("m{number}"),
            text: criterion.text.clone(),
            help: Texts::default(),
            weight: 1,
        };
        let measures = (1..).zip(&content.criteria).take(Self::MEASURES).map(measure).collect();
        Self {
            scale: Scale::Five,
            measures,
            readers: 2,
            shown: Shown::Authors,
            answers: Answers::Open,
        }
    }

    /// What all marks together can count.
    #[must_use]
    pub fn weight(&self) -> i64 {
        self.measures.iter().map(|measure| i64::from(measure.weight)).sum()
    }

    /// What must be put right; fields are called `measure_N`, `measure_N_LANGUAGE`, `help_N_LANGUAGE`, `weight_N` and `readers`.
    pub fn check(&self, languages: &[Language]) -> Result<(), Flaws> {
        let mut flaws = Flaws::default();
        let own = languages.first().map_or("en", Language::as_str);
        if self.measures.is_empty() {
            flaws.add(format!("measure_1_{own}"), Flaw::Missing);
        }
        if self.measures.len() > Self::MEASURES {
            flaws.add(
                format!("measure_{}_{own}", Self::MEASURES + 1),
                Flaw::TooMany { most: Self::MEASURES },
            );
        }
        for (number, measure) in (1..).zip(&self.measures) {
            if measure.text.exact(own).is_none() {
                flaws.add(format!("measure_{number}_{own}"), Flaw::Missing);
            }
            for (name, texts, most) in
                [("measure", &measure.text, Self::TEXT.0), ("help", &measure.help, Self::TEXT.1)]
            {
                for (language, text) in texts.iter() {
                    if text.chars().count() > most {
                        flaws.add(format!("{name}_{number}_{language}"), Flaw::TooLong { most });
                    }
                }
            }
            let (least, most) = Self::WEIGHT;
            if !(least..=most).contains(&measure.weight) {
                let (least, most) = (i64::from(least), i64::from(most));
                flaws.add(format!("weight_{number}"), Flaw::OutOfRange { least, most });
            }
        }
        let (least, most) = Self::READERS;
        if !(least..=most).contains(&self.readers) {
            let (least, most) = (i64::from(least), i64::from(most));
            flaws.add("readers", Flaw::OutOfRange { least, most });
        }
        flaws.into_result()
    }

    /// Puts a plan in place of this one. Once somebody has `marked`, what marks mean stays: their scale, what is weighed and how
    /// much it counts; and nobody comes to read them who was not to.
    pub fn revise(
        &mut self,
        new: Self,
        languages: &[Language],
        marked: bool,
    ) -> Result<(), Refusal> {
        new.check(languages)?;
        let mut flaws = Flaws::default();
        if marked {
            if new.scale != self.scale {
                flaws.add("scale", Flaw::Settled);
            }
            if new.shown > self.shown {
                flaws.add("shown", Flaw::Settled);
            }
            let means = |plan: &Self| -> Vec<(String, u8)> {
                plan.measures.iter().map(|one| (one.key.clone(), one.weight)).collect()
            };
            let (before, after) = (means(self), means(&new));
            let differs =
                (0..before.len().max(after.len())).find(|at| before.get(*at) != after.get(*at));
            if let Some(at) = differs {
                flaws.add(format!("weight_{}", at + 1), Flaw::Settled);
            }
        }
        flaws.into_result()?;
        *self = new;
        Ok(())
    }
}
