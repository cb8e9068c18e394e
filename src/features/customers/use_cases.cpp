#include "features/customers/use_cases.hpp"

#include "core/text/text.hpp"
#include "features/customers/rules.hpp"
#include "features/customers/store.hpp"
#include "storage/events.hpp"
#include "storage/list.hpp"
#include "storage/save.hpp"
#include "storage/search_index.hpp"

namespace zhuli::customers {

namespace {

constexpr storage::ListPlan kList{.permission = "customers.read",
                                  .owner_field = "owner_id",
                                  .default_sort = "-created_at",
                                  .search_entity = "customer"};
constexpr int kTimelinePage = 50;

void put_in_index(Tx& tx, const Customer& customer) {
    storage::SearchEntry entry;
    entry.entity = "customer";
    entry.id = customer.id;
    entry.title = customer.name.v;
    entry.subtitle = customer.code.v;
    if (!customer.contact_name.empty()) entry.subtitle += " · " + customer.contact_name.v;
    entry.owner = customer.owner_id;
    entry.document = {{customer.name.v, text::TextKind::name},
                      {customer.short_name.v, text::TextKind::name},
                      {customer.contact_name.v, text::TextKind::name},
                      {customer.code.v, text::TextKind::code},
                      {customer.phone.v, text::TextKind::phone}};
    storage::index_entry(tx, entry);
}

std::string event_body(const Customer& customer) {
    JsonOut out;
    out.begin_object().key("name").string(customer.name.v).key("code").string(customer.code.v);
    out.key("owner_id");
    Value<Id>::write(out, customer.owner_id);
    out.end_object();
    return out.take();
}

CustomerView view_of(Tx& tx, const Ctx& ctx, const Customer& customer) {
    CustomerView view;
    static_cast<Customer&>(view) = customer;
    view.owner_name = user_name(tx, customer.owner_id);
    if (!sees_contact(ctx, customer)) {
        mask_struct(fields_of<CustomerView>(), &view);
        view.contact_masked = true;
    }
    if (ctx.covers("customers.edit", customer.owner_id)) view.actions = {"edit", "record"};
    return view;
}

bool index_changed(const Customer& before, const Customer& after) {
    return before.name != after.name || before.short_name != after.short_name ||
           before.contact_name != after.contact_name || before.phone != after.phone ||
           before.owner_id != after.owner_id;
}

std::string activity_band(Instant now, Instant last) {
    const auto days = (now.v - last.v) / kDayMs;
    if (days <= 7) return "week";
    if (days <= 31) return "month";
    return days <= 92 ? "quarter" : "older";
}

}  // namespace

Result<Customer> load_in_scope(Tx& tx, const Ctx& ctx, Id id, std::string_view permission) {
    auto customer = storage::find<Customer>(tx, id);
    if (!customer || !ctx.covers(permission, customer->owner_id))
        return Problem::not_found("customer");
    return std::move(*customer);
}

Result<> add_customer(Tx& tx, const Ctx& ctx, Customer& customer) {
    CHECK(check(customer));
    customer.id = tx.new_id();
    customer.code = next_code(tx);
    CHECK(storage::save_new(tx, ctx, customer,
                            {"customer.created", customer.id, event_body(customer)}));
    replace_keys(tx, customer.id, keys_of(customer));
    put_in_index(tx, customer);
    return Done{};
}

Result<> check_customer(const Customer& customer) { return check(customer); }

std::optional<Id> find_imported(Tx& tx, std::string_view source, std::string_view external_no) {
    return find_by_external(tx, source, external_no);
}

Result<> set_status(Tx& tx, const Ctx& ctx, Id id, CustomerStatus status) {
    TRY(const auto before, load_in_scope(tx, ctx, id, "customers.edit"));
    Customer after = before;
    after.status = status;
    return storage::save(tx, ctx, before, after,
                         {"customer.edited", after.id, event_body(after)});
}

Result<CustomerView> create_customer(Tx& tx, const Ctx& ctx, const Customer& in) {
    Customer customer = in;
    if (customer.kind == Kind::walk_in)
        return Problem::field("kind", "customers.walk_in_is_system");
    if (!customer.owner_id) customer.owner_id = ctx.user;
    if (!ctx.covers("customers.create", customer.owner_id))
        return Problem::field("owner_id", "customers.owner_out_of_scope");
    CHECK(add_customer(tx, ctx, customer));
    return view_of(tx, ctx, customer);
}

Result<CustomerView> show_customer(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto customer, load_in_scope(tx, ctx, in.id, "customers.read"));
    return view_of(tx, ctx, customer);
}

Result<CustomerView> edit_customer(Tx& tx, const Ctx& ctx, const Edit& edit) {
    TRY(const auto before, load_in_scope(tx, ctx, edit.id, "customers.edit"));
    CHECK(storage::check_version(before, edit.if_match, to_json(view_of(tx, ctx, before))));
    TRY(auto after, apply(before, edit));
    CHECK(check(after));
    if (after.owner_id != before.owner_id && !ctx.covers("customers.assign", after.owner_id))
        return Problem::field("owner_id", "customers.owner_out_of_scope");
    CHECK(storage::save(tx, ctx, before, after, {"customer.edited", after.id, event_body(after)}));
    if (index_changed(before, after)) put_in_index(tx, after);
    replace_keys(tx, after.id, keys_of(after));
    return view_of(tx, ctx, after);
}

Result<Page<CustomerView>> list_customers(Tx& tx, const Ctx& ctx,
                                          const http::Listed<Customer>& query) {
    TRY(auto rows, storage::list_page<Customer>(tx, ctx, query, kList));
    Page<CustomerView> page;
    page.next_cursor = std::move(rows.next_cursor);
    page.items.reserve(rows.items.size());
    for (const auto& row : rows.items) page.items.push_back(view_of(tx, ctx, row));
    return page;
}

Result<Duplicates> find_duplicates(Tx& tx, const Ctx& ctx, const DuplicateQuestion& question) {
    Customer asked;
    asked.name = question.name;
    asked.phone = question.phone;
    asked.email = question.email;
    asked.credit_code = question.credit_code;
    Duplicates found;
    for (const auto& match : find_matches(tx, keys_of(asked), question.except_id)) {
        const bool visible = ctx.covers("customers.read", match.owner_id);
        Duplicate duplicate{visible ? match.customer_id : Id{}, match.name,
                            user_name(tx, match.owner_id), match.kind,
                            activity_band(ctx.now, match.updated_at)};
        if (!visible) mask_text(duplicate.name);
        found.items.push_back(std::move(duplicate));
    }
    return found;
}

Result<Interaction> record_interaction(Tx& tx, const Ctx& ctx, const NewInteraction& in) {
    TRY(const auto before, load_in_scope(tx, ctx, in.id, "customers.edit"));
    Interaction record{.customer_id = in.id,
                       .channel = in.channel,
                       .words = in.words,
                       .happened_at = ctx.now,
                       .author_id = ctx.user,
                       .next_contact_on = in.next_contact_on};
    JsonOut body;
    body.begin_object().key("channel").string(enum_name(in.channel));
    body.key("words").string(in.words.v).end_object();
    CHECK(storage::save_new(tx, ctx, record, {"interaction.recorded", in.id, body.take()}));
    Customer after = before;
    after.last_contact_at = ctx.now;
    after.next_contact_on = in.next_contact_on;
    CHECK(storage::save(tx, ctx, before, after, {"customer.contacted", {}, ""}));
    return record;
}

Result<Timeline> show_timeline(Tx& tx, const Ctx& ctx, const TimelineQuestion& question) {
    CHECK(load_in_scope(tx, ctx, question.id, "customers.read"));
    Timeline timeline;
    for (auto& e : storage::timeline(tx, question.id, question.before, kTimelinePage)) {
        timeline.next_before = e.seq;
        timeline.items.push_back({e.seq, e.kind, e.entity, e.entity_id, e.at, e.actor_id,
                                  user_name(tx, e.actor_id), e.path, e.body});
    }
    if (timeline.items.size() < kTimelinePage) timeline.next_before = 0;
    return timeline;
}

}  // namespace zhuli::customers
