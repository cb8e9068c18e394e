// What people do with scripts. Problems: those of rules.hpp, not_found, stale,
// problem.action_not_now for what the version's state does not allow, knowledge.has_a_draft,
// knowledge.is_expired and knowledge.nothing_to_take_back.
#pragma once

#include "core/codec.hpp"
#include "features/knowledge/model_inputs.hpp"
#include "http/route.hpp"

namespace zhuli::knowledge {

using storage::Tx;

Result<Page<ScriptItem>> list_scripts(Tx& tx, const Ctx& ctx, const http::Listed<Script>& query);
Result<ScriptView> show_script(Tx& tx, const Ctx& ctx, const http::ById& in);
/// A draft of a new script.
Result<ScriptView> create_script(Tx& tx, const Ctx& ctx, const Script& in);
Result<ScriptView> edit_script(Tx& tx, const Ctx& ctx, const Edit& edit);
/// A draft of the next version of an approved one; one at a time.
Result<ScriptView> revise_script(Tx& tx, const Ctx& ctx, const http::ById& in);
/// What people read from now on; the version before is superseded.
Result<ScriptView> approve_script(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<ScriptView> retire_script(Tx& tx, const Ctx& ctx, const Ending& in);
Result<ScriptView> drop_script(Tx& tx, const Ctx& ctx, const Ending& in);
/// It was said to a customer.
Result<Uses> use_script(Tx& tx, const Ctx& ctx, const http::ById& in);
/// The caller's latest use, of ten minutes ago at most, was none.
Result<Uses> take_back_use(Tx& tx, const Ctx& ctx, const http::ById& in);

}  // namespace zhuli::knowledge
