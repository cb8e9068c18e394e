#include "features/customers/use_cases_record.hpp"

#include "core/text/text.hpp"
#include "features/customers/rules.hpp"
#include "features/customers/store_merge.hpp"
#include "features/customers/use_cases_tasks.hpp"
#include "storage/note_index.hpp"
#include "storage/search_index.hpp"

namespace zhuli::customers {

namespace {

text::Document document_of(const Customer& customer) {
    text::Document document{{customer.name.v, text::TextKind::name},
                            {customer.short_name.v, text::TextKind::name},
                            {customer.contact_name.v, text::TextKind::name},
                            {customer.code.v, text::TextKind::code},
                            {customer.external_no.v, text::TextKind::code},
                            {customer.phone.v, text::TextKind::phone}};
    for (const Contact& contact : customer.contacts) {
        document.push_back({contact.name.v, text::TextKind::name});
        document.push_back({contact.phone.v, text::TextKind::phone});
    }
    return document;
}

void put_in_index(Tx& tx, const Customer& customer) {
    storage::SearchEntry entry;
    entry.entity = "customer";
    entry.id = customer.id;
    entry.title = customer.name.v;
    entry.subtitle = customer.code.v;
    if (!customer.contact_name.empty()) entry.subtitle += " · " + customer.contact_name.v;
    entry.owner = customer.owner_id;
    entry.document = document_of(customer);
    storage::index_entry(tx, entry);
}

void put_note_in_index(Tx& tx, const Customer& customer) {
    storage::index_note(tx, {"customer", customer.id, {}, customer.owner_id, {customer.note.v}});
}

bool note_changed(const Customer& before, const Customer& after) {
    return before.note != after.note || (before.owner_id != after.owner_id && !after.note.empty());
}

bool index_changed(const Customer& before, const Customer& after) {
    return before.name != after.name || before.short_name != after.short_name ||
           before.contact_name != after.contact_name || before.phone != after.phone ||
           before.owner_id != after.owner_id || !same_value(before.contacts, after.contacts);
}

bool keys_changed(const Customer& before, const Customer& after) {
    return !same_value(keys_of(before), keys_of(after));
}

}  // namespace

Result<Customer> load_in_scope(Tx& tx, const Ctx& ctx, Id id, std::string_view permission) {
    auto customer = storage::find<Customer>(tx, id);
    if (!customer || !ctx.covers(permission, customer->owner_id))
        return Problem::not_found("customer");
    return std::move(*customer);
}

Result<Customer> load_for_change(Tx& tx, const Ctx& ctx, Id id, std::string_view permission) {
    lock_customer(tx, id);
    return load_in_scope(tx, ctx, id, permission);
}

Result<> add_customer(Tx& tx, const Ctx& ctx, Customer& customer) {
    CHECK(check(customer));
    customer.id = tx.new_id();
    customer.code = next_code(tx);
    CHECK(storage::save_new(tx, ctx, customer,
                            {"customer.created", customer.id, event_body(customer)}));
    replace_keys(tx, customer.id, keys_of(customer));
    put_in_index(tx, customer);
    if (!customer.note.empty()) put_note_in_index(tx, customer);
    return Done{};
}

Result<> save_customer(Tx& tx, const Ctx& ctx, const Customer& before, Customer& after,
                       std::string_view event_kind, const std::string& body) {
    CHECK(storage::save(tx, ctx, before, after, {event_kind, after.id, body}));
    if (index_changed(before, after)) put_in_index(tx, after);
    if (note_changed(before, after)) put_note_in_index(tx, after);
    if (!keys_changed(before, after)) return Done{};
    replace_keys(tx, after.id, keys_of(after));
    delete_apart_of(tx, after.id);  // it may be somebody else's twin now
    return Done{};
}

Result<> check_owner(Tx& tx, const Ctx& ctx, Id owner, std::string_view permission) {
    if (!owner || !hold_active_user(tx, owner))
        return Problem::field("owner_id", "field.no_such_record");
    if (!ctx.covers(permission, owner))
        return Problem::field("owner_id", "customers.owner_out_of_scope");
    return Done{};
}

namespace {

CustomerView view_of(const Ctx& ctx, Customer customer, Names& names, bool hides_contact) {
    CustomerView view;
    view.owner_name = names.of(customer.owner_id);
    view.actions = actions_for(ctx, customer);
    static_cast<Customer&>(view) = std::move(customer);
    if (!hides_contact) return view;
    mask_struct(fields_of<CustomerView>(), &view);
    view.contact_masked = true;
    return view;
}

}  // namespace

CustomerView view_of(const Ctx& ctx, Customer customer, Names& names) {
    const bool hides_contact = !sees_contact(ctx, customer);
    return view_of(ctx, std::move(customer), names, hides_contact);
}

CustomerView shown_to(Tx& tx, const Ctx& ctx, Customer customer) {
    Names names(tx, ctx);
    const bool hides_contact = !sees_contact(ctx, customer) && !has_open_task(tx, ctx, customer.id);
    return view_of(ctx, std::move(customer), names, hides_contact);
}

}  // namespace zhuli::customers
