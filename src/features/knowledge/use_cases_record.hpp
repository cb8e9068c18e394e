// Records of knowledge as they are shown, saved and found.
#pragma once

#include "core/codec.hpp"
#include "features/knowledge/model_inputs.hpp"
#include "features/knowledge/store.hpp"
#include "http/route.hpp"

namespace zhuli::knowledge {

/// As the caller sees them today, in the same order; names are asked for once.
std::vector<CardView> views_of(Tx& tx, const Ctx& ctx, std::vector<Card> cards);
std::vector<ScriptItem> items_of(Tx& tx, const Ctx& ctx, std::vector<Script> scripts);

/// The product and the line it is about are there. Problems: field.no_such_record.
Result<> check_about(Tx& tx, Id product, Id line);

/// Only what is published may be rested on; what was rested on before may stay, marked.
Result<> check_case(Tx& tx, Id before, Id now);

/// The one save of a card: when it ends, when its owner is told, whether it can be found.
Result<> save_card(Tx& tx, const Ctx& ctx, const Card* before, Card& after,
                   std::string_view event_kind);
Result<> save_script(Tx& tx, const Ctx& ctx, const Script* before, Script& after,
                     std::string_view event_kind);

}  // namespace zhuli::knowledge
