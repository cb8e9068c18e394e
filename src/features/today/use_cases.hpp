// What people ask of Today: everything the page shows in one answer, and the counts of the menu.
// Nothing is refused: what the caller's roles have no part in is empty and not among `sections`.
#pragma once

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/approvals/model_inputs.hpp"
#include "features/customers/use_cases_due.hpp"
#include "features/followups/use_cases.hpp"
#include "features/inquiries/use_cases.hpp"
#include "features/logistics/use_cases_waiting.hpp"
#include "features/orders/use_cases_queue.hpp"
#include "features/purchasing/use_cases_waiting.hpp"
#include "features/receivables/use_cases_waiting.hpp"
#include "features/stock/model.hpp"
#include "features/sub_requests/use_cases_waiting.hpp"
#include "features/tickets/use_cases_waiting.hpp"
#include "features/today/model.hpp"
#include "http/route.hpp"

namespace zhuli::today {

using approvals::ApprovalQueue;
using storage::Tx;

/// A customer to be contacted, with what is being talked about and the plan that says so: the
/// earliest open one. Until it is made of a day set at the customer, plan_id is none.
struct FollowUp : customers::Due {
    Money in_talk_minor;  // drafts and orders waiting for their word
    Id plan_id;
    std::string goal;
    followups::Situation situation = followups::Situation::by_hand;
    int step_no = 0;
    int score = 0;
    int snooze_count = 0;
};
BOOST_DESCRIBE_STRUCT(FollowUp, (customers::Due),
                      (in_talk_minor, plan_id, goal, situation, step_no, score, snooze_count))

struct FollowUpGroup {
    std::int64_t count = 0;
    std::vector<FollowUp> items;
};
BOOST_DESCRIBE_STRUCT(FollowUpGroup, (), (count, items))

struct FollowUps {
    FollowUpGroup overdue;
    FollowUpGroup today;
    FollowUpGroup later;            // in the next days
    std::int64_t talked_count = 0;  // conversations written down today
};
BOOST_DESCRIBE_STRUCT(FollowUps, (), (overdue, today, later, talked_count))

/// Unanswered inquiries of one's own and of the inbox, the first to be due first.
struct Waiting {
    std::int64_t count = 0;
    std::vector<inquiries::InquiryView> items;
};
BOOST_DESCRIBE_STRUCT(Waiting, (), (count, items))

struct StockWarnings {
    std::int64_t count = 0;
    std::vector<StockWarning> items;
};
BOOST_DESCRIBE_STRUCT(StockWarnings, (), (count, items))

struct LowStock {
    std::int64_t count = 0;
    std::vector<stock::StockItem> items;
};
BOOST_DESCRIBE_STRUCT(LowStock, (), (count, items))

struct Today {
    Date day;
    std::vector<std::string> sections;  // the members below that the caller's roles have a part in
    std::vector<Part> parts;
    tickets::WaitingTickets tickets;             // complaints of one's own and of the inbox
    tickets::WaitingTickets late_tickets;        // of those one watches: their clock has ended
    sub_requests::WaitingRequests sub_requests;  // to the caller's departments
    Waiting inquiries;
    FollowUps follow_ups;
    std::vector<orders::Queue> queues;
    ApprovalQueue approvals;  // that wait for the caller
    receivables::WaitingMoney money;
    logistics::WaitingPicks picks;
    purchasing::WaitingPurchases purchases;
    StockWarnings stock_warnings;
    LowStock low_stock;
    Pace pace;
    std::int64_t team_size = 0;  // everybody in it
    std::vector<TeamRow> team;   // who let most slip first; of a large one only these
    std::vector<followups::PlanView> escalated;  // of the team, the most pressing first
};
BOOST_DESCRIBE_STRUCT(Today, (),
                      (day, sections, parts, tickets, late_tickets, sub_requests, inquiries,
                       follow_ups, queues, approvals, money, picks, purchases, stock_warnings,
                       low_stock, pace, team_size, team, escalated))

Result<Today> show_today(Tx& tx, const Ctx& ctx, const http::Nothing& in);
Result<Badges> show_badges(Tx& tx, const Ctx& ctx, const http::Nothing& in);

}  // namespace zhuli::today
