// Contacts of a file: further people of the customer they name, known by name and number.
#include "features/customers/use_cases.hpp"
#include "features/customers/use_cases_mend.hpp"
#include "features/imports/apply_parts.hpp"
#include "features/imports/rules_contacts.hpp"
#include "storage/entity.hpp"

namespace zhuli::imports {

namespace {

using customers::Contact;
using customers::Customer;

struct Asked {
    Id customer;
    ContactRow row;
    Contact contact() const { return contact_of(row); }
};

Result<Asked> asked_contact(Tx& tx, const ImportBatch& batch, const object& content) {
    ContactRow row;
    fill(fields_of<ContactRow>(), &row, content);
    TRY(const Id customer, customer_named(tx, batch, row.customer_code.v, row.customer_name));
    return Asked{customer, std::move(row)};
}

std::optional<Contact> known_as(const Customer& customer, const Contact& asked) {
    const Contact main{customer.contact_name, customer.contact_title, customer.phone,
                       customer.email, customer.wechat};
    if (is_same_person(main, asked)) return main;
    for (const Contact& contact : customer.contacts)
        if (is_same_person(contact, asked)) return contact;
    return std::nullopt;
}

/// Against the people the customer has; nothing: somebody new.
std::optional<Settled> settle_known(const Customer& customer, const Asked& asked,
                                    const object& content) {
    const auto known = known_as(customer, asked.contact());
    if (!known) return std::nullopt;
    const ContactRow row{asked.row.customer_code,
                         asked.row.customer_name,
                         known->name,
                         known->title,
                         known->phone,
                         known->email,
                         known->wechat};
    return compared(customer.id, differences(fields_of<ContactRow>(), &row, &asked.row, content,
                                             "contact_name"));
}

}  // namespace

Settled apply_contact(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item) {
    const object content = content_of(item.content);
    const auto asked = asked_contact(tx, batch, content);
    if (!asked.ok()) return refused(asked.problem());
    const auto before = customers::hold_customer(tx, asked->customer);
    INVARIANT(before.has_value(), "whom a row names is there");
    if (auto known = settle_known(*before, *asked, content)) return std::move(*known);
    Customer after = *before;
    after.contacts.push_back(asked->contact());
    if (auto checked = customers::check_mended(ctx, *before, after); !checked.ok())
        return refused(checked.problem());
    if (auto saved = customers::save_mended(tx, ctx, *before, after, "import"); !saved.ok())
        return refused(saved.problem());
    return {ItemState::created, before->id, {}, item.content};
}

Settled foresee_contact(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item,
                        Foresight::Seen& seen) {
    const object content = content_of(item.content);
    const auto asked = asked_contact(tx, batch, content);
    if (!asked.ok()) return refused(asked.problem());
    auto customer = storage::find<Customer>(tx, asked->customer);
    INVARIANT(customer.has_value(), "whom a row names is there");
    const std::string whose = std::to_string(customer->id.v) + "#";
    std::size_t above = 0;  // people the rows above it add
    for (; true; ++above) {
        const auto row = seen.find(whose + std::to_string(above));
        if (row == seen.end()) break;
        ContactRow earlier;
        fill(fields_of<ContactRow>(), &earlier, content_of(*row->second));
        customer->contacts.push_back(contact_of(earlier));
    }
    if (auto known = settle_known(*customer, *asked, content)) return std::move(*known);
    Customer after = *customer;
    after.contacts.push_back(asked->contact());
    if (auto checked = customers::check_mended(ctx, *customer, after); !checked.ok())
        return refused(checked.problem());
    seen.emplace(whose + std::to_string(above), &item.content);
    return {};
}

ItemState take_back_contact(Tx& tx, const Ctx& ctx, const ImportItem& item) {
    const auto before = customers::hold_customer(tx, item.record_id);
    if (!before) return ItemState::kept;
    ContactRow row;
    fill(fields_of<ContactRow>(), &row, content_of(item.content));
    Customer after = *before;
    const auto same = [&](const Contact& one) { return same_value(one, contact_of(row)); };
    if (std::erase_if(after.contacts, same) == 0) return ItemState::kept;
    const bool saved = customers::check_unmended(ctx, *before, after).ok() &&
                       customers::save_mended(tx, ctx, *before, after, "import undone").ok();
    return saved ? ItemState::undone : ItemState::kept;
}

}  // namespace zhuli::imports
