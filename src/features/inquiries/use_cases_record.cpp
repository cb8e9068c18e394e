#include "features/inquiries/use_cases_record.hpp"

#include <map>

#include "features/catalog/use_cases.hpp"
#include "features/inquiries/use_cases_words.hpp"
#include "features/notices/use_cases.hpp"
#include "storage/search_index.hpp"

namespace zhuli::inquiries {

namespace {

/// Without the phone: whoever may not see it would learn it digit by digit.
text::Document document_of(const Inquiry& inquiry) {
    return {{inquiry.name.v, text::TextKind::name},
            {inquiry.contact_name.v, text::TextKind::name},
            {inquiry.interest.v, text::TextKind::name}};
}

void put_in_index(Tx& tx, const Inquiry& inquiry) {
    storage::SearchEntry entry;
    entry.entity = "inquiry";
    entry.id = inquiry.id;
    entry.title = inquiry.name.empty() ? inquiry.contact_name.v : inquiry.name.v;
    entry.subtitle = inquiry.interest.v;
    entry.owner = inquiry.owner_id;
    entry.document = document_of(inquiry);
    storage::index_entry(tx, entry);
}

bool index_changed(const Inquiry& before, const Inquiry& after) {
    return before.name != after.name || before.contact_name != after.contact_name ||
           before.interest != after.interest || before.owner_id != after.owner_id;
}

template <class T, class Key>
std::map<Id, T> by_id(std::vector<T> rows, Key T::*key) {
    std::map<Id, T> map;
    for (T& row : rows) map.emplace(row.*key, std::move(row));
    return map;
}

std::vector<catalog::Product> products_of(Tx& tx, const std::vector<Id>& ids) {
    return ids.empty() ? std::vector<catalog::Product>{} : catalog::find_products(tx, ids);
}

std::string shown_name(const Ctx& ctx, const CustomerName& customer) {
    std::string name = customer.name;
    if (!ctx.covers("customers.read", customer.owner_id)) mask_text(name);
    return name;
}

}  // namespace

Settings settings_of(Tx& tx) { return stored_settings(tx).value_or(Settings{}); }

std::optional<Inquiry> hold(Tx& tx, Id id) {
    // Customers before their inquiries, as whoever merges customers holds them.
    const auto found = storage::find<Inquiry>(tx, id);
    if (!found) return std::nullopt;
    if (found->customer_id) customers::hold_customer(tx, found->customer_id);
    lock_inquiry(tx, id);
    return storage::find<Inquiry>(tx, id);
}

Result<Inquiry> hold_in_scope(Tx& tx, const Ctx& ctx, Id id, std::string_view permission) {
    auto inquiry = hold(tx, id);
    if (!inquiry || !reaches(ctx, permission, *inquiry)) return Problem::not_found("inquiry");
    return std::move(*inquiry);
}

Result<Inquiry> load_in_scope(Tx& tx, const Ctx& ctx, Id id, std::string_view permission) {
    auto inquiry = storage::find<Inquiry>(tx, id);
    if (!inquiry || !reaches(ctx, permission, *inquiry)) return Problem::not_found("inquiry");
    return std::move(*inquiry);
}

Result<> add_inquiry(Tx& tx, const Ctx& ctx, Inquiry& inquiry) {
    const auto body = event_body(inquiry, inquiry.words.v);
    CHECK(storage::save_new(tx, ctx, inquiry, {"inquiry.received", inquiry.customer_id, body}));
    keep_ring(tx, inquiry.id, ring_at(inquiry));
    put_in_index(tx, inquiry);
    keep_note(tx, inquiry);
    tell_given(tx, ctx, inquiry);
    return Done{};
}

Result<> save_inquiry(Tx& tx, const Ctx& ctx, const Inquiry& before, Inquiry& after,
                      std::string_view event_kind, const std::string& body) {
    CHECK(storage::save(tx, ctx, before, after, {event_kind, after.customer_id, body}));
    if (ring_at(before) != ring_at(after)) keep_ring(tx, after.id, ring_at(after));
    if (index_changed(before, after)) put_in_index(tx, after);
    if (note_changed(before, after)) keep_note(tx, after);
    if (before.owner_id != after.owner_id) tell_given(tx, ctx, after);
    if (before.state == InquiryState::open && after.state != before.state)
        notices::settle(tx, ctx, "inquiry", after.id);
    return Done{};
}

Result<> check_owner(Tx& tx, const Ctx& ctx, Id owner, std::string_view permission) {
    CHECK(identity::hold_active_user(tx, owner, "owner_id"));
    if (!ctx.covers(permission, owner))
        return Problem::field("owner_id", "inquiries.owner_out_of_scope");
    return Done{};
}

std::vector<InquiryView> views_of(Tx& tx, const Ctx& ctx, std::vector<Inquiry> inquiries) {
    std::vector<Id> asking, wanted;
    for (const Inquiry& one : inquiries) {
        if (one.customer_id) asking.push_back(one.customer_id);
        if (one.product_id) wanted.push_back(one.product_id);
    }
    const auto customers = by_id(customer_names(tx, asking), &CustomerName::id);
    const auto products = by_id(products_of(tx, wanted), &catalog::Product::id);
    std::vector<InquiryView> views;
    for (Inquiry& one : inquiries) {
        InquiryView& view = views.emplace_back();
        view.actions = actions_for(ctx, one);
        view.contact_masked = !sees_contact(ctx, one);
        static_cast<Inquiry&>(view) = std::move(one);
        if (const auto found = customers.find(view.customer_id); found != customers.end())
            view.customer_name = shown_name(ctx, found->second);
        if (const auto found = products.find(view.product_id); found != products.end())
            view.product_name = found->second.name.v;
        if (view.owner_id) view.owner_name = identity::remembered_name(tx, ctx.now, view.owner_id);
        if (view.contact_masked) mask_struct(fields_of<InquiryView>(), &view);
    }
    return views;
}

InquiryView view_of(Tx& tx, const Ctx& ctx, const Inquiry& inquiry) {
    return std::move(views_of(tx, ctx, {inquiry}).front());
}

}  // namespace zhuli::inquiries
