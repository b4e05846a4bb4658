//! What a function could give instead of what it works out.

use syn::{GenericArgument, PathArguments, ReturnType, Type};

/// Expressions of a type, as text; none where nothing simple is of it.
pub(super) fn values(output: &ReturnType) -> Vec<String> {
    match output {
        ReturnType::Default => vec!["()".to_owned()],
        ReturnType::Type(_, kind) => of(kind),
    }
}

fn of(kind: &Type) -> Vec<String> {
    let all = |values: &[&str]| values.iter().map(|&value| value.to_owned()).collect();
    match kind {
        Type::Tuple(parts) if parts.elems.is_empty() => all(&["()"]),
        Type::Tuple(parts) => {
            // One fault is enough: the first that each part could be.
            let firsts: Option<Vec<String>> =
                parts.elems.iter().map(|part| of(part).into_iter().next()).collect();
            firsts.map(|firsts| format!("({},)", firsts.join(", "))).into_iter().collect()
        }
        Type::Reference(to) if to.mutability.is_none() => match &*to.elem {
            Type::Path(path) if path.path.is_ident("str") => all(&["\"\"", "\"xyzzy\""]),
            Type::Slice(_) => all(&["&[]"]),
            _ => Vec::new(),
        },
        Type::Paren(inner) => of(&inner.elem),
        Type::Path(path) => path.path.segments.last().map(named).unwrap_or_default(),
        _ => Vec::new(),
    }
}

fn named(segment: &syn::PathSegment) -> Vec<String> {
    let inner = match &segment.arguments {
        PathArguments::AngleBracketed(list) => {
            list.args.iter().find_map(|argument| match argument {
                GenericArgument::Type(kind) => Some(of(kind)),
                _ => None,
            })
        }
        _ => None,
    };
    let within = |name: &str| -> Vec<String> {
        let inner = inner.clone().unwrap_or_default();
        inner.into_iter().map(|value| format!("{name}({value})")).collect()
    };
    let all = |values: &[&str]| values.iter().map(|&value| value.to_owned()).collect();
    match segment.ident.to_string().as_str() {
        "bool" => all(&["true", "false"]),
        "u8" | "u16" | "u32" | "u64" | "u128" | "usize" => all(&["0", "1"]),
        "i8" | "i16" | "i32" | "i64" | "i128" | "isize" => all(&["0", "1", "-1"]),
        "f32" | "f64" => all(&["0.0", "1.0", "-1.0"]),
        "String" => all(&["String::new()", "String::from(\"xyzzy\")"]),
        "Option" => [all(&["None"]), within("Some")].concat(),
        "Result" | "Done" => within("Ok"),
        "Box" => within("Box::new"),
        "Vec" => all(&["Vec::new()"]),
        _ => all(&["Default::default()"]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_a_type() {
        for (output, expected) in [
            ("", "()"),
            ("-> bool", "true | false"),
            ("-> Option<u8>", "None | Some(0) | Some(1)"),
            ("-> Result<(), Problem>", "Ok(())"),
            ("-> (bool, usize)", "(true, 0,)"),
            ("-> &str", "\"\" | \"xyzzy\""),
            ("-> Vec<Idea>", "Vec::new()"),
            ("-> Idea", "Default::default()"),
            ("-> &mut Idea", ""),
            ("-> impl Iterator<Item = u8>", ""),
        ] {
            let output: ReturnType = syn::parse_str(output).unwrap();
            assert_eq!(values(&output).join(" | "), expected);
        }
    }
}
