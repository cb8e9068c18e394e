#include "features/quotes/use_cases.hpp"

#include "features/approvals/use_cases.hpp"
#include "features/customers/use_cases_merge.hpp"
#include "features/identity/use_cases.hpp"
#include "features/quotes/use_cases_origin.hpp"
#include "features/quotes/use_cases_record.hpp"
#include "storage/id_set.hpp"
#include "storage/list.hpp"
#include "storage/numbers.hpp"

namespace zhuli::quotes {

namespace {

constexpr storage::ListPlan kList{.permission = "quotes.read", .search_entity = "quote"};

Result<customers::Customer> hold_open_customer(Tx& tx, const Ctx& ctx, Id id) {
    customers::hold_for_reference(tx, id);
    const auto customer = storage::find<customers::Customer>(tx, id);
    if (!customer || !ctx.covers("quotes.edit", customer->owner_id))
        return Problem::field("customer_id", "field.no_such_record");
    if (customer->merged_into) return Problem::field("customer_id", "customers.is_merged");
    if (customer->archived || customer->status == customers::CustomerStatus::invalid)
        return Problem::of(Status::conflict, "quotes.customer_is_closed");
    return *customer;
}

Result<> check_owner(Tx& tx, const Ctx& ctx, Id owner) {
    CHECK(identity::hold_active_user(tx, owner, "owner_id"));
    if (!ctx.covers("quotes.edit", owner))
        return Problem::field("owner_id", "quotes.owner_out_of_scope");
    return Done{};
}

Result<Quote> load_in_scope(Tx& tx, const Ctx& ctx, Id id) {
    auto quote = storage::find<Quote>(tx, id);
    if (!quote || !ctx.covers("quotes.read", quote->owner_id)) return Problem::not_found("quote");
    return std::move(*quote);
}

/// What nobody said gets the usual value.
QuoteDraft completed(const NewQuote& in, const Origin& origin, const customers::Customer& customer,
                     Date today) {
    QuoteDraft draft = in;
    if (draft.title.empty()) draft.title = origin.title;
    if (draft.title.empty()) draft.title = std::string_view(customer.name);
    if (!draft.valid_until) draft.valid_until = today.plus_days(kUsualDays);
    if (draft.contact_name.empty()) draft.contact_name = customer.contact_name;
    if (draft.lines.empty()) draft.lines = origin.lines;
    return draft;
}

}  // namespace

Result<Page<QuoteItem>> list_quotes(Tx& tx, const Ctx& ctx, const http::Listed<QuoteHead>& query) {
    TRY(auto rows, storage::list_page<QuoteHead>(tx, ctx, query, kList));
    return Page<QuoteItem>{items_of(tx, ctx, std::move(rows.items)), std::move(rows.next_cursor)};
}

Result<QuoteView> show_quote(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto quote, load_in_scope(tx, ctx, in.id));
    return view_of(tx, ctx, quote);
}

Result<QuoteView> create_quote(Tx& tx, const Ctx& ctx, const NewQuote& in) {
    TRY(const auto origin, origin_of(tx, ctx, in));
    TRY(const auto customer, hold_open_customer(tx, ctx, origin.customer_id));
    Quote quote;
    quote.customer_id = customer.id;
    quote.opportunity_id = origin.opportunity_id;
    quote.inquiry_id = origin.inquiry_id;
    quote.proposal_id = in.proposal_id;
    CHECK(fill(tx, ctx, completed(in, origin, customer, ctx.today), {}, quote));
    quote.owner_id = in.owner_id ? in.owner_id : ctx.user;
    CHECK(check_owner(tx, ctx, quote.owner_id));
    quote.author_id = ctx.user;
    quote.id = quote.root_id = tx.new_id();
    quote.number = storage::take_number(tx, ctx, "QT");
    CHECK(add_quote(tx, ctx, quote, "quote.begun"));
    return view_of(tx, ctx, quote);
}

Result<QuoteView> edit_quote(Tx& tx, const Ctx& ctx, const Edit& edit) {
    TRY(const auto before, load_for_change(tx, ctx, {edit.id, 0}));
    CHECK(storage::check_version(before, edit.if_match, to_json(view_of(tx, ctx, before))));
    if (before.state != QuoteState::draft) return Problem::of(Status::conflict, "quotes.is_frozen");
    TRY(const auto draft, apply(draft_of(before), edit));
    Quote after = before;
    CHECK(fill(tx, ctx, draft, before, after));
    CHECK(save_quote(tx, ctx, before, after, "quote.edited"));
    return view_of(tx, ctx, after);
}

Result<QuoteView> drop_quote(Tx& tx, const Ctx& ctx, const Ending& in) {
    TRY(const auto before, load_for_change(tx, ctx, in));
    TRY(const auto state, next_state(ctx, before, "drop"));
    Quote after = before;
    enter(after, state);
    after.answer_words = in.reason;
    CHECK(approvals::drop(tx, ctx, before.approval_id));
    CHECK(save_quote(tx, ctx, before, after, "quote.dropped"));
    return view_of(tx, ctx, after);
}

std::vector<OutWith> list_out_with(Tx& tx, const Ctx& ctx, std::span<const Id> customers) {
    if (customers.empty()) return {};
    return out_with(tx, storage::id_set(customers), ctx.today);
}

std::vector<Id> list_open_owned(Tx& tx, Id person, int limit) {
    return open_owned(tx, person, std::min(limit, kUnitQuotes));
}

Result<bool> hand_over_quote(Tx& tx, const Ctx& ctx, Id id, Id from, Id to) {
    TRY(const auto before, load_for_change(tx, ctx, {id, 0}));
    if (before.owner_id != from) return false;
    for (const QuoteHead& one : versions_of(tx, before.root_id)) {
        if (one.owner_id != from) continue;
        const auto version = storage::find<Quote>(tx, one.id);
        Quote after = *version;
        after.owner_id = to;
        CHECK(save_quote(tx, ctx, *version, after, "quote.handed_over"));
    }
    return true;
}

}  // namespace zhuli::quotes
