#include "features/receivables/use_cases.hpp"

#include <algorithm>
#include <map>

#include "core/text/company.hpp"
#include "features/customers/use_cases.hpp"
#include "features/customers/use_cases_merge.hpp"
#include "features/customers/use_cases_names.hpp"
#include "features/identity/use_cases.hpp"
#include "features/orders/model.hpp"
#include "features/orders/use_cases_payment.hpp"
#include "features/receivables/rules.hpp"
#include "features/receivables/store.hpp"
#include "storage/list.hpp"
#include "storage/save.hpp"

namespace zhuli::receivables {

namespace {

constexpr storage::ListPlan kList{
    .permission = "receivables.read", .owner_field = "", .default_sort = "-received_on"};

std::vector<Suggestion> suggestions_for(Tx& tx, const BankReceipt& receipt) {
    std::vector<Id> customers = customers_called(tx, text::company_key(receipt.payer_name.v));
    if (receipt.customer_id) customers.push_back(receipt.customer_id);
    std::vector<Candidate> candidates = numbered(tx, numbers_in(receipt.remark.v));
    for (auto& found : {of_customers(tx, customers), of_amount(tx, receipt.open_minor)})
        candidates.insert(candidates.end(), found.begin(), found.end());
    std::ranges::sort(candidates, {}, &Candidate::order_id);
    const auto twice = std::ranges::unique(candidates, {}, &Candidate::order_id);
    candidates.erase(twice.begin(), twice.end());
    return suggest(receipt, candidates);
}

void fill_item(const Ctx& ctx, const BankReceipt& receipt, const std::map<Id, std::string>& names,
               BankReceiptItem& item) {
    static_cast<BankReceipt&>(item) = receipt;
    if (const auto name = names.find(receipt.customer_id); name != names.end())
        item.customer_name = name->second;
    item.actions = actions_of(workflow(), ctx, receipt, receipt.state);
}

BankReceiptView view_of(Tx& tx, const Ctx& ctx, const BankReceipt& receipt) {
    BankReceiptView view;
    const Id ids[] = {receipt.customer_id};
    fill_item(ctx, receipt,
              receipt.customer_id ? customers::names_of(tx, ids) : std::map<Id, std::string>{},
              view);
    for (const Match& match : matches_of(tx, receipt.id)) {
        MatchView& shown = view.matches.emplace_back();
        static_cast<Match&>(shown) = match;
        shown.actor_name = identity::remembered_name(tx, ctx.now, match.actor_id);
    }
    if (receipt.open_minor.v > 0 && receipt.state != BankState::voided)
        view.suggestions = suggestions_for(tx, receipt);
    return view;
}

Result<BankReceipt> hold(Tx& tx, const Ctx& ctx, const Act& act, std::string_view action) {
    lock_receipt(tx, act.id);
    auto receipt = storage::find<BankReceipt>(tx, act.id);
    if (!receipt) return Problem::not_found("bank_receipt");
    const auto seen = act.if_match == 0 ? std::nullopt : std::optional(act.if_match);
    CHECK(storage::check_version(*receipt, seen, to_json(view_of(tx, ctx, *receipt))));
    CHECK(step(workflow(), ctx, *receipt, receipt->state, action));
    return std::move(*receipt);
}

Result<BankReceiptView> save(Tx& tx, const Ctx& ctx, const BankReceipt& before, BankReceipt& after,
                             std::string_view kind) {
    settle(after);
    CHECK(storage::save(tx, ctx, before, after,
                        {kind, after.customer_id, event_body(after, after.reason.v)}));
    return view_of(tx, ctx, after);
}

Result<BankReceipt> add(Tx& tx, const Ctx& ctx, const BankReceipt& in) {
    BankReceipt receipt = in;
    if (receipt.currency.empty()) receipt.currency = ctx.org.currency;
    CHECK(check(receipt, ctx.org.currency, ctx.today));
    if (is_known(tx, receipt.reference))
        return Problem::field("reference", "receivables.known_already");
    receipt.actor_id = ctx.user;
    settle(receipt);
    CHECK(storage::save_new(tx, ctx, receipt, {"bank_receipt.added", {}, event_body(receipt)}));
    return receipt;
}

std::string payment_note(const BankReceipt& receipt) {
    return receipt.payer_name.v + " " + receipt.reference.v;
}

/// A problem of the at-th order, where its amount was typed.
Problem at_order(Problem problem, std::size_t at) {
    for (FieldProblem& field : problem.fields)
        field.path = "orders." + std::to_string(at) + "." + field.path;
    return problem;
}

/// The order's receipt and the match that says where it came from; whose order it is.
Result<Id> pay(Tx& tx, const Ctx& ctx, const BankReceipt& receipt, const MatchPart& part) {
    orders::NewReceipt payment;
    payment.id = part.order_id;
    payment.amount_minor = part.amount_minor;
    payment.received_on = receipt.received_on;
    payment.note = std::string_view(payment_note(receipt));
    TRY(const auto order, orders::receive_payment(tx, ctx, payment));
    Match match;
    match.id = tx.new_id();
    match.bank_receipt_id = receipt.id;
    match.order_id = part.order_id;
    match.order_number = order.number;
    match.amount_minor = part.amount_minor;
    match.actor_id = ctx.user;
    match.created_at = ctx.now;
    storage::insert_row(tx, storage::table_of<Match>(), &match);
    return order.customer_id;
}

}  // namespace

Result<Page<BankReceiptItem>> list_receipts(Tx& tx, const Ctx& ctx,
                                            const http::Listed<BankReceipt>& query) {
    TRY(auto rows, storage::list_page<BankReceipt>(tx, ctx, query, kList));
    std::vector<Id> customers;
    for (const BankReceipt& row : rows.items)
        if (row.customer_id) customers.push_back(row.customer_id);
    const auto names =
        customers.empty() ? std::map<Id, std::string>{} : customers::names_of(tx, customers);
    Page<BankReceiptItem> page{{}, std::move(rows.next_cursor)};
    for (const BankReceipt& row : rows.items) fill_item(ctx, row, names, page.items.emplace_back());
    return page;
}

Result<BankReceiptView> create_receipt(Tx& tx, const Ctx& ctx, const BankReceipt& in) {
    TRY(const auto receipt, add(tx, ctx, in));
    return view_of(tx, ctx, receipt);
}

Result<PasteOutcome> paste_receipts(Tx& tx, const Ctx& ctx, const Pasted& in) {
    const auto lines = lines_in(in.text);
    if (lines.size() > kPasteLimit)
        return Problem::invalid(
            {{"text", "field.too_many", {{"max", std::to_string(kPasteLimit)}}}});
    PasteOutcome outcome;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        ReadRow row = read_row(lines[i]);
        if (row.code.empty()) {
            const auto added = add(tx, ctx, row.receipt);
            if (added.ok()) {
                ++outcome.added_count;
                continue;
            }
            const auto& fields = added.problem().fields;
            row.code = fields.empty() ? added.problem().code : fields.front().code;
        }
        outcome.refused.push_back({static_cast<int>(i) + 1, row.code, row.receipt.reference.v});
    }
    return outcome;
}

Result<BankReceiptView> show_receipt(Tx& tx, const Ctx& ctx, const http::ById& in) {
    const auto receipt = storage::find<BankReceipt>(tx, in.id);
    if (!receipt) return Problem::not_found("bank_receipt");
    return view_of(tx, ctx, *receipt);
}

Result<BankReceiptView> match_receipt(Tx& tx, const Ctx& ctx, const NewMatches& in) {
    TRY(const auto before, hold(tx, ctx, in, "match"));
    CHECK(check_matches(before, in.orders));
    std::vector<std::size_t> in_order(in.orders.size());
    for (std::size_t i = 0; i < in_order.size(); ++i) in_order[i] = i;
    // Two that match the same orders wait for each other in one order only.
    std::ranges::sort(in_order, {}, [&](std::size_t i) { return in.orders[i].order_id; });
    BankReceipt after = before;
    Id customer = before.customer_id;
    bool one_customer = true;
    for (const std::size_t i : in_order) {
        auto paid = pay(tx, ctx, before, in.orders[i]);
        if (!paid.ok()) return at_order(std::move(paid.problem()), i);
        one_customer = one_customer && (!customer || customer == *paid);
        if (!customer) customer = *paid;
        after.matched_minor += in.orders[i].amount_minor;
    }
    if (one_customer) after.customer_id = customer;
    after.reason = {};
    return save(tx, ctx, before, after, "bank_receipt.matched");
}

Result<BankReceiptView> undo_match(Tx& tx, const Ctx& ctx, const Unmatching& in) {
    TRY(const auto before, hold(tx, ctx, in, "unmatch"));
    const auto matches = matches_of(tx, before.id);
    const auto found = std::ranges::find(matches, in.match_id, &Match::id);
    if (found == matches.end() || found->undone)
        return Problem::field("match_id", "field.no_such_record");
    orders::Reversal reversal;
    reversal.id = found->order_id;
    reversal.amount_minor = found->amount_minor;
    reversal.note = in.reason;
    CHECK(orders::reverse_payment(tx, ctx, reversal));
    Match undone = *found;
    undone.undone = true;
    undone.reason = in.reason;
    INVARIANT(storage::update_row(tx, storage::table_of<Match>(), &*found, &undone, {}));
    BankReceipt after = before;
    after.matched_minor = after.matched_minor - found->amount_minor;
    const bool last = std::ranges::none_of(
        matches, [&](const Match& one) { return !one.undone && one.id != found->id; });
    if (last) after.customer_id = {};
    after.reason = in.reason;
    return save(tx, ctx, before, after, "bank_receipt.unmatched");
}

Result<BankReceiptView> keep_credit(Tx& tx, const Ctx& ctx, const KeptCredit& in) {
    TRY(const auto before, hold(tx, ctx, in, "keep"));
    customers::hold_for_reference(tx, in.customer_id);
    const auto customer = customers::load_in_scope(tx, ctx, in.customer_id, "customers.read");
    if (!customer.ok()) return Problem::field("customer_id", "field.no_such_record");
    if (customer->merged_into) return Problem::field("customer_id", "customers.is_merged");
    BankReceipt after = before;
    after.customer_id = in.customer_id;
    return save(tx, ctx, before, after, "bank_receipt.kept");
}

Result<BankReceiptView> repay(Tx& tx, const Ctx& ctx, const Repayment& in) {
    TRY(const auto before, hold(tx, ctx, in, "repay"));
    CHECK(check_repayment(before, in));
    BankReceipt after = before;
    after.returned_minor += in.amount_minor;
    after.reason = in.reason;
    return save(tx, ctx, before, after, "bank_receipt.repaid");
}

Result<BankReceiptView> void_receipt(Tx& tx, const Ctx& ctx, const Voiding& in) {
    TRY(const auto before, hold(tx, ctx, in, "void"));
    BankReceipt after = before;
    after.state = BankState::voided;
    after.reason = in.reason;
    return save(tx, ctx, before, after, "bank_receipt.voided");
}

Result<Overview> show_overview(Tx& tx, const Ctx& ctx, const http::Nothing&) {
    Overview overview;
    overview.bands = bands(ctx.today);
    for (Band& band : overview.bands) {
        const Total total = falling_due(tx, band.from, band.to);
        band.orders_count = total.count;
        band.amount_minor = total.amount_minor;
    }
    const Total unmatched = in_state(tx, BankState::unmatched);
    overview.unmatched_count = unmatched.count;
    overview.unmatched_minor = unmatched.amount_minor;
    overview.credit_minor = in_state(tx, BankState::credit).amount_minor;
    return overview;
}

Result<Statement> show_statement(Tx& tx, const Ctx& ctx, const StatementQuestion& asked) {
    StatementQuestion in = asked;
    if (!in.to) in.to = ctx.today;
    if (!in.from) in.from = in.to.plus_days(1 - in.to.ymd().day);
    TRY(const auto customer, customers::load_in_scope(tx, ctx, in.id, "customers.read"));
    if (!ctx.covers("receivables.statement", customer.owner_id))
        return Problem::of(Status::forbidden, "problem.forbidden");
    CHECK(check_period(in));
    const TimeZone& zone = ctx.calendar().zone();
    const Period period{in.id, in.from, in.to, zone.at(in.from, 0), zone.at(in.to.plus_days(1), 0)};
    Statement statement;
    statement.customer_id = customer.id;
    statement.customer_name = customer.name.v;
    statement.org_name = ctx.org.name;
    statement.currency = ctx.org.currency;
    statement.from = in.from;
    statement.to = in.to;
    statement.opening_minor = owed_before(tx, in.id, in.from, period.begins);
    statement.entries = entries_of(tx, period, zone);
    if (statement.entries.size() > kEntriesLimit)
        return Problem::field("to", "receivables.period_too_long");
    add_up(statement);
    statement.credit_minor = credit_of(tx, in.id);
    return statement;
}

}  // namespace zhuli::receivables
