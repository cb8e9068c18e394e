// What is true of returns and exchanges, without I/O: their stages, what an inspection has to
// account for, and what it comes to in money.
#pragma once

#include <span>

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "core/workflow.hpp"
#include "features/orders/model.hpp"
#include "features/orders/model_returns.hpp"

namespace zhuli::orders {

Workflow<ReturnState, Return> return_workflow();
/// Where `action` leads; 409 problem.action_not_now, 403 problem.forbidden.
Result<ReturnState> next_state(const Ctx& ctx, const Return& document, std::string_view action);
std::vector<std::string> actions_for(const Ctx& ctx, const Return& document);

Result<> check(const ReturnDecision& decision);
/// The lines as they were found; every one once, and every piece good or damaged. Without findings
/// everything is good.
Result<std::vector<ReturnLine>> inspected(const Return& document,
                                          std::span<const Finding> findings);
/// What is good; of what is our fault all of it.
Money proposed_credit(const Return& document);
/// What is to be taken off the order: more than the goods were sold for is refused, and another sum
/// than the inspection comes to needs words.
Result<Money> credit_of(const Return& document, const Settlement& settlement);
/// The order that replaces the goods: what was asked for, or the same at the same price.
std::vector<ExchangeLine> exchange_lines(const Return& document, const Order& order,
                                         const Settlement& settlement);
/// Whether everything that was ordered came back; `returns` are all of the order.
bool came_back_whole(const Order& order, std::span<const Return> returns);

}  // namespace zhuli::orders
