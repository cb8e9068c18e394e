// Cases as they are shown, saved and found; and which of them are like some words.
#pragma once

#include "features/cases/rules.hpp"
#include "features/cases/store.hpp"
#include "features/cases/use_cases.hpp"
#include "storage/entity.hpp"

namespace zhuli::cases {

std::vector<CaseItem> items_of(Tx& tx, const Ctx& ctx, std::vector<Case> cases);
CaseView view_of(Tx& tx, const Ctx& ctx, const Case& one);

/// The one save of a case: when its owner is told, whether it can be found. `before` null: new.
Result<> save_case(Tx& tx, const Ctx& ctx, const Case* before, Case& after,
                   std::string_view event_kind);

/// The best of those published by then for a complaint that says this.
std::vector<Hint> hints_for(Tx& tx, const Ctx& ctx, const HintQuestion& asked, Instant by);
HintQuestion question_of(const tickets::Ticket& ticket);

}  // namespace zhuli::cases
