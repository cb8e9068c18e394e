#include "features/customers/use_cases.hpp"

#include "core/text/text.hpp"
#include "features/customers/rules.hpp"
#include "features/customers/store_merge.hpp"
#include "features/customers/use_cases_merge.hpp"
#include "features/customers/use_cases_owner.hpp"
#include "features/customers/use_cases_record.hpp"
#include "storage/events.hpp"
#include "storage/list.hpp"

namespace zhuli::customers {

namespace {

constexpr storage::ListPlan kList{.permission = "customers.read",
                                  .owner_field = "owner_id",
                                  .default_sort = "-created_at",
                                  .search_entity = "customer"};

CustomerView view_of(Tx& tx, const Ctx& ctx, const Customer& customer) {
    Names names(tx, ctx);
    return view_of(ctx, customer, names);
}

bool asks_for_archived(const http::Listed<Customer>& query) {
    for (const auto& [name, value] : query.filters)
        if (name == "archived") return true;
    return false;
}

/// Bytes of UTF-8 to the units a browser counts in.
Spans in_utf16(std::string_view name, const std::vector<text::Span>& matched) {
    const auto units = [&](std::size_t bytes) {
        int count = 0;
        for (std::size_t at = 0; at < bytes;) {
            const auto one = text::decode(name, at);
            count += one.code > 0xFFFF ? 2 : 1;
            at += one.size;
        }
        return count;
    };
    Spans spans;
    for (const auto& span : matched) spans.push_back({units(span.first), units(span.last)});
    return spans;
}

Spans spans_in(std::string_view name, std::string_view query) {
    return in_utf16(name, text::match_spans(name, query));
}

/// Somebody was talked with, acted on or merged into it.
bool is_in_use(Tx& tx, Id id) {
    return last_contact(tx, id) || storage::is_acted_on(tx, id, "customer") ||
           !absorbed_by(tx, id).empty();
}

}  // namespace

std::optional<Customer> hold_customer(Tx& tx, Id id) {
    lock_customer(tx, id);
    return storage::find<Customer>(tx, id);
}

Result<> check_customer(const Customer& customer) { return check(customer); }

std::optional<Id> find_imported(Tx& tx, std::string_view source, std::string_view external_no) {
    const auto id = find_by_external(tx, source, external_no);
    return id ? std::optional(survivor_of(tx, *id)) : std::nullopt;
}

Result<> change_owner(Tx& tx, const Ctx& ctx, Id id, Id owner, std::string_view event,
                      std::string_view reason) {
    const auto before = storage::find<Customer>(tx, id);
    if (!before) return Problem::not_found("customer");
    Customer after = *before;
    after.owner_id = owner;
    return save_customer(tx, ctx, *before, after, event, edited_body(*before, after, reason));
}

Result<> give_to(Tx& tx, const Ctx& ctx, Id id, Id owner) {
    return change_owner(tx, ctx, id, owner, "customer.assigned");
}

std::optional<Id> find_by_code(Tx& tx, std::string_view code) {
    const auto id = id_by_code(tx, code);
    return id ? std::optional(survivor_of(tx, *id)) : std::nullopt;
}

std::vector<CustomerKey> duplicate_keys(const Customer& customer) { return keys_of(customer); }

Result<> take_back_customer(Tx& tx, const Ctx& ctx, Id id, std::string_view reason) {
    TRY(const auto before, load_for_change(tx, ctx, id, "customers.edit"));
    if (before.merged_into) return Problem::of(Status::conflict, "customers.is_merged");
    if (is_in_use(tx, id)) return Problem::of(Status::conflict, "customers.in_use");
    Customer after = before;
    after.status = CustomerStatus::invalid;
    after.status_reason = reason;
    after.source = before.source.v + "~" + std::to_string(id.v);
    CHECK(save_customer(tx, ctx, before, after, "customer.edited", edited_body(before, after)));
    replace_keys(tx, id, {});
    return Done{};
}

Result<CustomerView> create_customer(Tx& tx, const Ctx& ctx, const Customer& in) {
    Customer customer = in;
    CHECK(check_new(customer, ctx.today));
    if (!customer.owner_id) customer.owner_id = ctx.user;
    CHECK(check_owner(tx, ctx, customer.owner_id, "customers.create"));
    CHECK(add_customer(tx, ctx, customer));
    return view_of(tx, ctx, customer);
}

Result<CustomerView> show_customer(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto customer, load_in_scope(tx, ctx, in.id, "customers.read"));
    CustomerView view = shown_to(tx, ctx, customer);
    if (!customer.merged_into) return view;
    const auto survivor = storage::find<Customer>(tx, survivor_of(tx, customer.id));
    INVARIANT(survivor.has_value(), "a chain of merges ends");
    view.survivor_id = survivor->id;
    view.survivor_name = survivor->name.v;
    if (!ctx.covers("customers.read", survivor->owner_id)) mask_text(view.survivor_name);
    return view;
}

Result<CustomerView> edit_customer(Tx& tx, const Ctx& ctx, const Edit& edit) {
    TRY(const auto before, load_for_change(tx, ctx, edit.id, "customers.edit"));
    CHECK(storage::check_version(before, edit.if_match, to_json(view_of(tx, ctx, before))));
    TRY(auto after, apply(before, edit));
    CHECK(check_change(before, after, ctx.today));
    const bool other_limit = after.credit_limit_minor != before.credit_limit_minor;
    const bool other_days = after.credit_days != before.credit_days;
    if ((other_limit || other_days) && !ctx.covers("customers.credit", before.owner_id))
        return Problem::field(other_limit ? "credit_limit_minor" : "credit_days",
                              "customers.credit_is_of_finance");
    if (after.owner_id != before.owner_id)
        CHECK(check_owner(tx, ctx, after.owner_id, "customers.assign"));
    CHECK(save_customer(tx, ctx, before, after, "customer.edited", edited_body(before, after)));
    return view_of(tx, ctx, after);
}

Result<CustomerView> set_credit_limit(Tx& tx, const Ctx& ctx, const CreditLimit& in) {
    TRY(const auto before, load_for_change(tx, ctx, in.id, "customers.credit"));
    Customer after = before;
    after.credit_limit_minor = in.credit_limit_minor;
    if (in.credit_days) after.credit_days = *in.credit_days;
    CHECK(check_change(before, after, ctx.today));
    CHECK(save_customer(tx, ctx, before, after, "customer.edited", edited_body(before, after)));
    return view_of(tx, ctx, after);
}

Result<CustomerView> assign_customer(Tx& tx, const Ctx& ctx, const Assignment& in) {
    TRY(const auto before, load_for_change(tx, ctx, in.id, "customers.assign"));
    Customer after = before;
    after.owner_id = in.owner_id;
    CHECK(check_change(before, after, ctx.today));
    CHECK(check_owner(tx, ctx, after.owner_id, "customers.assign"));
    CHECK(save_customer(tx, ctx, before, after, "customer.assigned", edited_body(before, after)));
    return view_of(tx, ctx, after);
}

Result<CustomerView> archive_customer(Tx& tx, const Ctx& ctx, const Archival& in) {
    TRY(const auto before, load_for_change(tx, ctx, in.id, "customers.archive"));
    CHECK(check_archival(before));
    Customer after = before;
    after.archived = true;
    after.archive_reason = in.reason;
    CHECK(
        save_customer(tx, ctx, before, after, "customer.archived", reason_body(after, in.reason)));
    return view_of(tx, ctx, after);
}

Result<CustomerView> restore_customer(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto before, load_for_change(tx, ctx, in.id, "customers.archive"));
    CHECK(check_restoration(before));
    Customer after = before;
    after.archived = false;
    after.archive_reason = {};
    CHECK(save_customer(tx, ctx, before, after, "customer.restored", event_body(after)));
    return view_of(tx, ctx, after);
}

Result<Page<CustomerView>> list_customers(Tx& tx, const Ctx& ctx,
                                          const http::Listed<Customer>& query) {
    auto asked = query;
    if (!asks_for_archived(query)) asked.filters.emplace_back("archived", "false");
    TRY(auto rows, storage::list_page<Customer>(tx, ctx, asked, kList));
    Page<CustomerView> page;
    page.next_cursor = std::move(rows.next_cursor);
    page.items.reserve(rows.items.size());
    Names names(tx, ctx);
    for (auto& row : rows.items) {
        if (!sees_contact(ctx, row) && reveals_phone(query.q, row)) continue;
        auto& view = page.items.emplace_back(view_of(ctx, std::move(row), names));
        if (query.q.empty()) continue;
        view.name_spans = spans_in(view.name.v, query.q);
        view.contact_spans = spans_in(view.contact_name.v, query.q);
    }
    return page;
}

}  // namespace zhuli::customers
