#include "features/quotes/use_cases_record.hpp"

#include <algorithm>
#include <set>

#include "features/approvals/use_cases.hpp"
#include "features/catalog/use_cases.hpp"
#include "features/customers/use_cases.hpp"
#include "features/customers/use_cases_names.hpp"
#include "features/identity/use_cases.hpp"
#include "features/identity/use_cases_links.hpp"
#include "features/orders/use_cases_payment.hpp"
#include "features/price_lists/use_cases.hpp"
#include "features/quotes/use_cases_notes.hpp"
#include "storage/search_index.hpp"

namespace zhuli::quotes {

namespace {

using enum QuoteState;

void put_in_index(Tx& tx, const Quote& quote) {
    const Id customer[] = {quote.customer_id};
    const std::string name = customers::names_of(tx, customer)[quote.customer_id];
    storage::SearchEntry entry;
    entry.entity = "quote";
    entry.id = quote.id;
    entry.title = quote.title.v;
    entry.subtitle = quote.number.v + " v" + std::to_string(quote.revision_no) + " · " + name;
    entry.owner = quote.owner_id;
    entry.document = {{quote.number.v, text::TextKind::code},
                      {quote.title.v, text::TextKind::name},
                      {name, text::TextKind::name}};
    storage::index_entry(tx, entry);
}

template <class Lines>
std::vector<catalog::Product> products_of(Tx& tx, const Lines& lines) {
    std::set<Id> ids;
    for (const auto& line : lines)
        if (line.product_id) ids.insert(line.product_id);
    const std::vector<Id> asked(ids.begin(), ids.end());
    return catalog::find_products(tx, asked);
}

const catalog::Product* find_product(const std::vector<catalog::Product>& products, Id id) {
    const auto at = std::find_if(products.begin(), products.end(),
                                 [&](const auto& product) { return product.id == id; });
    return at == products.end() ? nullptr : &*at;
}

/// What each line's goods cost this customer today by a price list.
std::vector<std::optional<price_lists::HeldPrice>> prices_for(Tx& tx, const Ctx& ctx, Id customer,
                                                              const std::vector<NewLine>& lines) {
    std::vector<price_lists::Wanted> wanted;
    for (const NewLine& line : lines) wanted.push_back({line.product_id, line.quantity});
    return price_lists::prices_for(tx, customer, ctx.today, wanted);
}

QuoteLine line_of(const NewLine& in, const catalog::Product& product,
                  const std::optional<price_lists::HeldPrice>& held) {
    QuoteLine line;
    line.product_id = product.id;
    line.product_code = product.code;
    line.product_name = product.name;
    line.unit = product.unit;
    line.quantity = in.quantity;
    line.list_price_e4 = product.list_price_e4;
    line.floor_price_e4 = product.floor_price_e4;
    line.base_price_e4 = held ? held->unit_price_e4 : product.list_price_e4;
    line.unit_price_e4 = in.unit_price_e4.value_or(line.base_price_e4);
    line.remark = in.remark;
    line.in_return = in.in_return;
    return line;
}

/// The lines as the catalog and the price lists have their goods today; without a base price that
/// can be told an amount is 0.
void fill_lines(Tx& tx, const Ctx& ctx, const std::vector<NewLine>& lines, const Quote& before,
                Quote& after, Problems& problems) {
    const auto products = products_of(tx, lines);
    const auto held = prices_for(tx, ctx, after.customer_id, lines);
    after.lines.clear();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].product_id) continue;  // refused by problems_of()
        const auto* product = find_product(products, lines[i].product_id);
        if (product == nullptr)
            problems.push_back(
                {"lines." + std::to_string(i) + ".product_id", "field.no_such_record", {}});
        else
            after.lines.push_back(line_of(lines[i], *product, held[i]));
    }
    keep_steps(before.lines, after.lines);
}

/// Sums of the lines; a line whose amount leaves the range of money is refused at its place.
void add_up(Quote& quote, Problems& problems) {
    quote.amount_minor = quote.base_minor = {};
    for (std::size_t i = 0; i < quote.lines.size(); ++i) {
        QuoteLine& line = quote.lines[i];
        const auto amount = line_amount(line.quantity, line.unit_price_e4);
        if (!amount)
            problems.push_back(
                {"lines." + std::to_string(i) + ".unit_price_e4", "quotes.amount_too_large", {}});
        line.amount_minor = amount.value_or(Money{});
        quote.amount_minor += line.amount_minor;
        quote.base_minor += line_amount(line.quantity, line.base_price_e4).value_or(Money{});
    }
    if (quote.amount_minor.v > Money::kMax || quote.base_minor.v > Money::kMax)
        problems.push_back({"lines", "quotes.amount_too_large", {}});
}

std::vector<VersionView> version_views(Tx& tx, const Ctx& ctx, std::span<const QuoteHead> all) {
    std::vector<VersionView> views;
    for (const QuoteHead& one : all) {
        VersionView& view = views.emplace_back();
        view.id = one.id;
        view.revision_no = one.revision_no;
        view.state = standing(one, ctx.today);
        view.amount_minor = one.amount_minor;
        view.author_name = identity::remembered_name(tx, ctx.now, one.author_id);
        view.created_at = one.created_at;
        view.sent_at = one.sent_at;
        if (one.sent_by) view.sender_name = identity::remembered_name(tx, ctx.now, one.sent_by);
    }
    return views;
}

/// Against the version that was out before this one.
Differences differences(Tx& tx, const Quote& quote, std::span<const QuoteHead> all) {
    for (const QuoteHead& one : all) {
        if (one.revision_no >= quote.revision_no || one.sent_at.v == 0) continue;
        if (const auto before = storage::find<Quote>(tx, one.id))
            return differences_between(*before, quote);
    }
    return {};
}

/// What the versions around it, and who sent it, leave of the actions.
void leave_out(const Ctx& ctx, QuoteView& view) {
    const auto latest = std::find_if(view.versions.begin(), view.versions.end(),
                                     [](const auto& v) { return v.state != dropped; });
    const bool is_latest = latest == view.versions.end() || latest->id == view.id;
    const auto taken = [&](const std::string& action) {
        if (action == "revise" || action == "reopen") return !is_latest;
        if (action == "take_back") return !is_latest || !check_take_back(ctx, view).ok();
        return false;
    };
    std::erase_if(view.actions, taken);
}

QuoteApproval approval_of(Tx& tx, const Ctx& ctx, Id id) {
    const auto found = approvals::find_approval(tx, id);
    if (!found) return {};
    QuoteApproval shown{found->id,     found->number.v,     found->state,
                        found->reason, found->ending_words, {}};
    if (found->ended_by)
        shown.ended_by_name = identity::remembered_name(tx, ctx.now, found->ended_by);
    return shown;
}

void add_names(Tx& tx, const Ctx& ctx, QuoteView& view) {
    const Id customer[] = {view.customer_id};
    view.customer_name = customers::names_of(tx, customer)[view.customer_id];
    view.owner_name = identity::remembered_name(tx, ctx.now, view.owner_id);
    view.author_name = identity::remembered_name(tx, ctx.now, view.author_id);
    if (view.sent_by) view.sender_name = identity::remembered_name(tx, ctx.now, view.sent_by);
    if (const auto one = storage::find<opportunities::Opportunity>(tx, view.opportunity_id))
        view.opportunity_name = one->name.v;
    if (const auto one = storage::find<proposals::ProposalHead>(tx, view.proposal_id))
        view.proposal_number = one->number.v;
    if (const auto order = storage::find<orders::OrderHead>(tx, view.order_id))
        view.order_number = order->number.v;
}

}  // namespace

Result<Quote> load_for_change(Tx& tx, const Ctx& ctx, const Act& act) {
    const auto seen = storage::find<Quote>(tx, act.id);
    if (!seen || !ctx.covers("quotes.read", seen->owner_id)) return Problem::not_found("quote");
    customers::hold_customer(tx, seen->customer_id);
    lock_quote(tx, act.id);
    auto quote = storage::find<Quote>(tx, act.id);
    if (quote->customer_id != seen->customer_id)
        throw storage::TryAgain("the quote moved to another customer");
    if (!ctx.covers("quotes.edit", quote->owner_id))
        return Problem::of(Status::forbidden, "problem.forbidden");
    if (act.if_match != 0)
        CHECK(storage::check_version(*quote, act.if_match, to_json(view_of(tx, ctx, *quote))));
    return std::move(*quote);
}

Result<QuoteState> next_state(const Ctx& ctx, const QuoteHead& quote, std::string_view action) {
    return step(workflow(), ctx, quote, standing(quote, ctx.today), action);
}

Result<> check_is_latest(Tx& tx, const Quote& quote) {
    for (const QuoteHead& one : versions_of(tx, quote.root_id))
        if (one.revision_no > quote.revision_no && one.state != dropped)
            return Problem::of(Status::conflict, "quotes.has_a_later_version");
    return Done{};
}

Result<> fill(Tx& tx, const Ctx& ctx, const QuoteDraft& draft, const Quote& before, Quote& after) {
    Problems problems = problems_of(draft, before.valid_until, ctx.today);
    after.title = draft.title;
    after.valid_until = draft.valid_until;
    after.contact_name = draft.contact_name;
    after.delivery = draft.delivery;
    after.policy = draft.policy;
    after.opening = draft.opening;
    after.note = draft.note;
    if (draft.lines.size() <= kLinesLimit)
        fill_lines(tx, ctx, draft.lines, before, after, problems);
    add_up(after, problems);
    const auto customer = storage::find<customers::Customer>(tx, after.customer_id);
    const bool agreed = draft.pay_term == before.pay_term && draft.pay_value == before.pay_value &&
                        before.id.v != 0;
    if (!agreed) {
        const auto term = orders::payment_term_for(draft.pay_term, draft.pay_value,
                                                   customer ? customer->credit_days : 0,
                                                   after.amount_minor, problems);
        after.pay_term = term.term;
        after.pay_value = term.value;
    }
    return refused_if_any(std::move(problems));
}

std::vector<Id> gone_from(Tx& tx, const Quote& quote) {
    std::vector<Id> gone;
    for (const catalog::Product& product : products_of(tx, quote.lines))
        if (!product.on_shelf) gone.push_back(product.id);
    return gone;
}

std::vector<approvals::Finding> findings_of(Tx& tx, const Quote& quote) {
    auto findings = approvals::findings_of(approvals::policies_of(tx), facts_of(quote));
    if (!findings.empty() && approvals::allows(tx, quote.approval_id, quote.customer_id, findings))
        findings.clear();
    return findings;
}

Result<> add_quote(Tx& tx, const Ctx& ctx, Quote& quote, std::string_view event_kind) {
    CHECK(storage::save_new(tx, ctx, quote, {event_kind, quote.customer_id, event_body(quote)}));
    put_in_index(tx, quote);
    keep_note(tx, {}, quote);
    return Done{};
}

Result<> save_quote(Tx& tx, const Ctx& ctx, const Quote& before, Quote& after,
                    std::string_view event_kind, std::string_view order_number) {
    CHECK(storage::save(tx, ctx, before, after,
                        {event_kind, after.customer_id, event_body(after, order_number)}));
    keep_note(tx, before, after);
    if (after.title != before.title || after.owner_id != before.owner_id) put_in_index(tx, after);
    return Done{};
}

Result<> drop_next(Tx& tx, const Ctx& ctx, const Quote& quote) {
    for (const QuoteHead& one : versions_of(tx, quote.root_id)) {
        if (one.id == quote.id) continue;
        if (one.state != draft && one.state != approval && one.state != ready) continue;
        const auto before = storage::find<Quote>(tx, one.id);
        Quote after = *before;
        enter(after, dropped);
        CHECK(approvals::drop(tx, ctx, one.approval_id));
        CHECK(save_quote(tx, ctx, *before, after, "quote.dropped"));
    }
    return Done{};
}

std::vector<QuoteItem> items_of(Tx& tx, const Ctx& ctx, std::vector<QuoteHead> rows) {
    std::vector<Id> customers;
    for (const QuoteHead& row : rows) customers.push_back(row.customer_id);
    auto names = customers::names_of(tx, customers);
    std::vector<QuoteItem> items;
    for (QuoteHead& row : rows) {
        QuoteItem& item = items.emplace_back();
        static_cast<QuoteHead&>(item) = std::move(row);
        item.customer_name = names[item.customer_id];
        item.owner_name = identity::remembered_name(tx, ctx.now, item.owner_id);
        item.actions = actions_for(ctx, item);
        enter(item, standing(item, ctx.today));
    }
    return items;
}

QuoteView view_of(Tx& tx, const Ctx& ctx, const Quote& quote) {
    QuoteView view;
    static_cast<Quote&>(view) = quote;
    add_names(tx, ctx, view);
    const auto all = versions_of(tx, quote.root_id);
    view.versions = version_views(tx, ctx, all);
    view.differences = differences(tx, quote, all);
    if (view.open) view.warnings = warnings_of(quote);
    if (view.state == draft) view.findings = findings_of(tx, quote);
    if (view.approval_id) view.approval = approval_of(tx, ctx, view.approval_id);
    view.actions = actions_for(ctx, quote);
    leave_out(ctx, view);
    enter(view, standing(quote, ctx.today));
    return view;
}

std::string link_of(Tx& tx, const Ctx& ctx, Id quote) {
    const auto link = identity::fresh_link(ctx.org.id);
    replace_link(tx, link.hash, quote, ctx.now);
    return "/q/" + link.token;
}

}  // namespace zhuli::quotes
