"""Roles that a report merges."""

SENTENCES = {
    "head": "merged roles: {names}",
    "error.name": "The merge “{name}” lacks a name or roles.",
    "error.name.hint": 'Write name=role,role, for example --roles "uniformed staff=polis,ordningsvakt".',
    "error.name.hint.screen": "Write name=role,role, for example uniformed staff=polis,ordningsvakt.",
    "error.shape": "{value} is no merge of roles.",
    "error.shape.hint": 'Write name=role,role, for example --roles "uniformed staff=polis,ordningsvakt".',
    "error.shape.hint.screen": "Write name=role,role, for example uniformed staff=polis,ordningsvakt.",
    "error.taken": "“{name}” is a role already, and {role} is not one of those that are merged.",
    "error.taken.hint": "Choose another name, or merge {role} too.",
    "error.doubled": "The role {role} is merged twice: into “{one}” and into “{other}”.",
    "error.doubled.hint": "Let each role belong to one name.",
}
