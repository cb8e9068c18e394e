#include "features/proposals/use_cases_record.hpp"

#include <algorithm>
#include <set>

#include "features/attachments/use_cases.hpp"
#include "features/catalog/use_cases.hpp"
#include "features/customers/use_cases.hpp"
#include "features/customers/use_cases_names.hpp"
#include "features/identity/use_cases.hpp"
#include "features/orders/use_cases.hpp"
#include "features/proposals/use_cases_notes.hpp"
#include "storage/search_index.hpp"

namespace zhuli::proposals {

namespace {

void put_in_index(Tx& tx, const Proposal& proposal) {
    const Id customer[] = {proposal.customer_id};
    const std::string name = customers::names_of(tx, customer)[proposal.customer_id];
    storage::SearchEntry entry;
    entry.entity = "proposal";
    entry.id = proposal.id;
    entry.title = proposal.title.v;
    entry.subtitle = proposal.number.v + " v" + std::to_string(proposal.revision_no) + " · " + name;
    entry.owner = proposal.owner_id;
    entry.document = {{proposal.number.v, text::TextKind::code},
                      {proposal.title.v, text::TextKind::name},
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

std::set<Id> files_in(const Proposal& proposal) {
    std::set<Id> files;
    for (const ProposalLine& line : proposal.lines)
        for (const Evidence& one : line.evidence)
            if (one.attachment_id) files.insert(one.attachment_id);
    return files;
}

/// A file newly shown is one the caller sees with this customer.
void check_files(Tx& tx, const Ctx& ctx, const NewLine& line, std::size_t at,
                 const Proposal& before, const std::set<Id>& known, Problems& problems) {
    for (std::size_t i = 0; i < line.evidence.size(); ++i) {
        const Id file = line.evidence[i].attachment_id;
        if (!file || known.contains(file)) continue;
        const auto shown = attachments::show_attachment(tx, ctx, {file});
        if (shown.ok() && shown->customer_id == before.customer_id && !shown->archived) continue;
        problems.push_back(
            {"lines." + std::to_string(at) + ".evidence." + std::to_string(i) + ".attachment_id",
             "field.no_such_record",
             {}});
    }
}

/// What is offered, as the catalog has it today.
void fill_goods(const NewLine& in, std::size_t at, const std::vector<catalog::Product>& products,
                ProposalLine& line, Problems& problems) {
    const std::string path = "lines." + std::to_string(at) + ".";
    const auto* product = find_product(products, in.product_id);
    if (product == nullptr) {
        problems.push_back({path + "product_id", "field.no_such_record", {}});
        return;
    }
    line.product_id = product->id;
    line.product_code = product->code;
    line.product_name = product->name;
    line.unit = product->unit;
    line.quantity = in.quantity;
    line.list_price_e4 = product->list_price_e4;
    line.floor_price_e4 = product->floor_price_e4;
    line.unit_price_e4 = in.unit_price_e4.value_or(product->list_price_e4);
    const auto amount = line_amount(line.quantity, line.unit_price_e4);
    if (!amount) problems.push_back({path + "unit_price_e4", "proposals.amount_too_large", {}});
    line.amount_minor = amount.value_or(Money{});
}

void fill_lines(Tx& tx, const Ctx& ctx, const std::vector<NewLine>& lines, const Proposal& before,
                Proposal& after, Problems& problems) {
    const auto products = products_of(tx, lines);
    const auto known = files_in(before);
    after.lines.clear();
    after.amount_minor = {};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const NewLine& in = lines[i];
        ProposalLine& line = after.lines.emplace_back();
        line.question = in.question;
        line.need = in.need;
        line.offer = in.offer;
        line.fit = in.fit;
        line.demonstration = in.demonstration;
        line.evidence = in.evidence;
        if (in.product_id) fill_goods(in, i, products, line, problems);
        check_files(tx, ctx, in, i, before, known, problems);
        after.amount_minor += line.amount_minor;
    }
    if (after.amount_minor.v > Money::kMax)
        problems.push_back({"lines", "proposals.amount_too_large", {}});
}

std::vector<VersionView> versions(Tx& tx, const Ctx& ctx, const Proposal& proposal) {
    std::vector<VersionView> views;
    for (const ProposalHead& one : versions_of(tx, proposal.root_id)) {
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

/// What the versions around it, and who sent it, leave of the actions.
void leave_out(const Ctx& ctx, ProposalView& view) {
    const auto latest = std::find_if(view.versions.begin(), view.versions.end(), [](const auto& v) {
        return v.state != ProposalState::dropped;
    });
    const bool is_latest = latest == view.versions.end() || latest->id == view.id;
    const auto taken = [&](const std::string& action) {
        if (action == "revise" || action == "reopen") return !is_latest;
        if (action == "take_back") return !is_latest || !check_take_back(ctx, view).ok();
        return false;
    };
    std::erase_if(view.actions, taken);
}

std::vector<orders::Warning> warnings_of(const Proposal& proposal) {
    std::vector<orders::OrderLine> lines;
    for (const ProposalLine& line : proposal.lines) {
        orders::OrderLine& one = lines.emplace_back();
        one.product_code = line.product_code;
        one.product_name = line.product_name;
        one.unit_price_e4 = line.unit_price_e4;
        one.floor_price_e4 = line.floor_price_e4;
    }
    return orders::list_price_warnings(lines);
}

}  // namespace

Result<Proposal> load_for_change(Tx& tx, const Ctx& ctx, const Act& act) {
    const auto seen = storage::find<Proposal>(tx, act.id);
    if (!seen || !ctx.covers("proposals.read", seen->owner_id))
        return Problem::not_found("proposal");
    customers::hold_customer(tx, seen->customer_id);
    lock_proposal(tx, act.id);
    auto proposal = storage::find<Proposal>(tx, act.id);
    if (proposal->customer_id != seen->customer_id)
        throw storage::TryAgain("the proposal moved to another customer");
    if (!ctx.covers("proposals.edit", proposal->owner_id))
        return Problem::of(Status::forbidden, "problem.forbidden");
    if (act.if_match != 0)
        CHECK(
            storage::check_version(*proposal, act.if_match, to_json(view_of(tx, ctx, *proposal))));
    return std::move(*proposal);
}

Result<ProposalState> next_state(const Ctx& ctx, const ProposalHead& proposal,
                                 std::string_view action) {
    return step(workflow(), ctx, proposal, standing(proposal, ctx.today), action);
}

Result<> check_is_latest(Tx& tx, const Proposal& proposal) {
    for (const ProposalHead& one : versions_of(tx, proposal.root_id))
        if (one.revision_no > proposal.revision_no && one.state != ProposalState::dropped)
            return Problem::of(Status::conflict, "proposals.has_a_later_version");
    return Done{};
}

Result<> fill(Tx& tx, const Ctx& ctx, const ProposalDraft& draft, const Proposal& before,
              Proposal& after) {
    Problems problems = problems_of(draft, before.valid_until, ctx.today);
    after.title = draft.title;
    after.valid_until = draft.valid_until;
    after.opening = draft.opening;
    after.note = draft.note;
    if (draft.lines.size() <= kLinesLimit)
        fill_lines(tx, ctx, draft.lines, before, after, problems);
    return refused_if_any(std::move(problems));
}

std::vector<Id> gone_from(Tx& tx, const Proposal& proposal) {
    std::vector<Id> gone;
    for (const catalog::Product& product : products_of(tx, proposal.lines))
        if (!product.on_shelf) gone.push_back(product.id);
    return gone;
}

Result<> add_proposal(Tx& tx, const Ctx& ctx, Proposal& proposal, std::string_view event_kind) {
    CHECK(storage::save_new(tx, ctx, proposal,
                            {event_kind, proposal.customer_id, event_body(proposal)}));
    put_in_index(tx, proposal);
    keep_note(tx, {}, proposal);
    return Done{};
}

Result<> save_proposal(Tx& tx, const Ctx& ctx, const Proposal& before, Proposal& after,
                       std::string_view event_kind, std::string_view order_number) {
    CHECK(storage::save(tx, ctx, before, after,
                        {event_kind, after.customer_id, event_body(after, order_number)}));
    keep_note(tx, before, after);
    if (after.title != before.title || after.owner_id != before.owner_id) put_in_index(tx, after);
    return Done{};
}

std::vector<ProposalItem> items_of(Tx& tx, const Ctx& ctx, std::vector<ProposalHead> rows) {
    std::vector<Id> customers;
    for (const ProposalHead& row : rows) customers.push_back(row.customer_id);
    auto names = customers::names_of(tx, customers);
    std::vector<ProposalItem> items;
    for (ProposalHead& row : rows) {
        ProposalItem& item = items.emplace_back();
        static_cast<ProposalHead&>(item) = std::move(row);
        item.customer_name = names[item.customer_id];
        item.owner_name = identity::remembered_name(tx, ctx.now, item.owner_id);
        item.actions = actions_for(ctx, item);
        enter(item, standing(item, ctx.today));
    }
    return items;
}

ProposalView view_of(Tx& tx, const Ctx& ctx, const Proposal& proposal) {
    ProposalView view;
    static_cast<Proposal&>(view) = proposal;
    const Id customer[] = {view.customer_id};
    view.customer_name = customers::names_of(tx, customer)[view.customer_id];
    view.owner_name = identity::remembered_name(tx, ctx.now, view.owner_id);
    view.author_name = identity::remembered_name(tx, ctx.now, view.author_id);
    if (view.sent_by) view.sender_name = identity::remembered_name(tx, ctx.now, view.sent_by);
    if (const auto one = storage::find<opportunities::Opportunity>(tx, view.opportunity_id))
        view.opportunity_name = one->name.v;
    if (const auto order = storage::find<orders::OrderHead>(tx, view.order_id))
        view.order_number = order->number.v;
    view.versions = versions(tx, ctx, proposal);
    if (view.open) view.warnings = warnings_of(proposal);
    view.actions = actions_for(ctx, proposal);
    leave_out(ctx, view);
    enter(view, standing(proposal, ctx.today));
    return view;
}

}  // namespace zhuli::proposals
