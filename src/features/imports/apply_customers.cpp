// Customers of a file: found by number or code, suspected by a normalised key, or entered. A
// document's customer that has no number is found by name.
#include "core/text/text.hpp"
#include "features/customers/use_cases.hpp"
#include "features/customers/use_cases_mend.hpp"
#include "features/identity/use_cases.hpp"
#include "features/imports/apply_parts.hpp"
#include "features/imports/owners.hpp"
#include "storage/entity.hpp"

namespace zhuli::imports {

namespace {

using customers::Customer;

struct Asked {
    object content;
    Customer customer;
};

Asked asked_customer(const Ctx& ctx, const ImportBatch& batch, const ImportItem& item,
                     const std::string& json) {
    Asked asked{content_of(json), {}};
    Customer& customer = asked.customer;
    customer.owner_id = ctx.user;  // unless the row names somebody
    fill(fields_of<Customer>(), &customer, asked.content);
    customer.source = batch.source.v;
    customer.external_no = item.external_no;
    if (batch.kind == ImportKind::orders) customer.status = customers::CustomerStatus::customer;
    if (is_walk_in(batch, item)) {
        customer.kind = customers::Kind::walk_in;
        customer.name = kWalkInName;
        customer.source = "";
        customer.external_no = kWalkInNo;
        customer.region = "";
    } else if (text::length(customer.name.v) < 2) {
        customer.kind = customers::Kind::person;  // a company's name has two characters
    }
    return asked;
}

/// By the number it had there, or by ours, as in our own exports.
std::optional<Id> numbered(Tx& tx, const Customer& asked) {
    if (asked.external_no.empty()) return std::nullopt;
    if (const auto id = customers::find_imported(tx, asked.source, asked.external_no)) return id;
    return customers::find_by_code(tx, asked.external_no);
}

std::optional<customers::Duplicate> duplicate_of(Tx& tx, const Ctx& ctx, const Customer& asked) {
    const auto matches = customers::find_duplicates(
        tx, ctx, {asked.name, asked.phone, asked.email, asked.credit_code, {}});
    if (!matches.ok() || matches->items.empty()) return std::nullopt;
    return matches->items.front();
}

std::vector<FieldProblem> differences_from(const Customer& known, const Asked& asked) {
    return differences(fields_of<Customer>(), &known, &asked.customer, asked.content,
                       "external_no");
}

Settled suspected(Id record, std::string_view name, std::string_view matched_by) {
    const bool alike = matched_by == "alike";
    return {ItemState::suspected,
            record,
            {{alike ? "name" : std::string(matched_by),
              alike ? "imports.suspected_alike" : "imports.suspected",
              {{"name", std::string(name)}}}}};
}

/// Somebody with another name that is like it. Asked of the database only: rows of one file are
/// compared by their keys, and the review of duplicates finds the rest.
std::optional<Settled> settle_alike(Tx& tx, const Ctx& ctx, const Asked& asked,
                                    customers::WordMemory& words) {
    if (asked.customer.kind != customers::Kind::company) return std::nullopt;
    const auto matches = customers::find_alike_names(tx, ctx, {.name = asked.customer.name}, words);
    if (matches.items.empty()) return std::nullopt;
    const auto& first = matches.items.front();
    return suspected(first.customer_id, first.name, first.matched_by);
}

/// Whom the row names still works here; when it was read, whoever brought the file might give them
/// customers.
Result<> check_owner(Tx& tx, const Ctx& ctx, const Asked& asked) {
    const Id owner = asked.customer.owner_id;
    if (owner == ctx.user || identity::hold_active_user(tx, owner, "owner").ok()) return Done{};
    return Problem::field("owner", "imports.no_such_owner",
                          {{"name", std::string(text_in(asked.content, "owner"))}});
}

/// And somebody else's customer is given away by whoever may.
Result<> check_owner(Tx& tx, const Ctx& ctx, const Asked& asked, const Customer& before,
                     const Customer& after) {
    if (after.owner_id == before.owner_id) return Done{};
    CHECK(check_owner(tx, ctx, asked));
    if (may_give(tx, ctx, before.owner_id, after.owner_id)) return Done{};
    return Problem::field("owner", "customers.owner_out_of_scope");
}

/// A walk-in customer is the system's own.
Result<> check_kind(const ImportBatch& batch, const ImportItem& item, const Asked& asked) {
    if (asked.customer.kind != customers::Kind::walk_in || is_walk_in(batch, item)) return Done{};
    return Problem::field("kind", "customers.walk_in_is_system");
}

Settled update(Tx& tx, const Ctx& ctx, Id id, const Asked& asked) {
    const auto before = customers::hold_customer(tx, id);
    INVARIANT(before.has_value(), "whom a row was compared with is there");
    Customer after = *before;
    fill(fields_of<Customer>(), &after, asked.content);
    after.external_no = before->external_no;
    after.source = before->source;
    if (auto owned = check_owner(tx, ctx, asked, *before, after); !owned.ok())
        return refused(owned.problem());
    if (auto checked = customers::check_mended(ctx, *before, after); !checked.ok())
        return refused(checked.problem());
    if (auto saved = customers::save_mended(tx, ctx, *before, after, "import"); !saved.ok())
        return refused(saved.problem());
    object was = texts_of(fields_of<Customer>(), &*before, asked.content);
    was.erase("external_no");
    return {ItemState::updated, id, {}, was_json({after.version, std::move(was)})};
}

Settled enter(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item,
              Asked& asked) {
    if (auto kind = check_kind(batch, item, asked); !kind.ok()) return refused(kind.problem());
    if (auto owned = check_owner(tx, ctx, asked); !owned.ok()) return refused(owned.problem());
    if (auto added = customers::add_customer(tx, ctx, asked.customer); !added.ok())
        return refused(added.problem());
    return {ItemState::created, asked.customer.id, {}};
}

bool is_left_out(const Settled& settled) {
    return settled.state == ItemState::suspected || settled.state == ItemState::conflict;
}

/// A row that shares a key with somebody: the same if it says nothing else, or else suspected.
Settled beside(Id record, const Customer& known, std::string_view matched_by, const Asked& asked) {
    if (differences_from(known, asked).empty()) return {ItemState::unchanged, record, {}};
    return suspected(record, known.name.v, matched_by);
}

/// Settles the row against what is in the database; nothing: it is new there.
std::optional<Settled> settle_known(Tx& tx, const Ctx& ctx, const ImportBatch& batch,
                                    const Asked& asked) {
    const Customer& customer = asked.customer;
    const bool of_orders = batch.kind == ImportKind::orders;
    if (const auto id = numbered(tx, customer)) {
        if (of_orders) return Settled{ItemState::unchanged, *id, {}};
        const auto known = storage::find<Customer>(tx, *id);
        return compared(*id, differences_from(*known, asked));
    }
    const bool by_name_only = customer.external_no.v == customer.name.v;
    if (of_orders && (!by_name_only || customer.kind == customers::Kind::walk_in))
        return std::nullopt;
    const auto match = duplicate_of(tx, ctx, customer);
    if (!match) return std::nullopt;
    if (!match->customer_id) return suspected({}, match->name, match->matched_by);
    if (of_orders) return Settled{ItemState::unchanged, match->customer_id, {}};
    const auto known = storage::find<Customer>(tx, match->customer_id);
    return beside(match->customer_id, *known, match->matched_by, asked);
}

/// Whom the row was compared with when it was foreseen, and is to be again.
std::optional<Settled> settle_again(Tx& tx, const Ctx& ctx, const ImportBatch& batch,
                                    const ImportItem& item, const Asked& asked) {
    auto known = settle_known(tx, ctx, batch, asked);
    if (known || item.foreseen != ItemState::suspected) return known;
    customers::WordMemory words;
    return settle_alike(tx, ctx, asked, words);
}

/// Settles the row against those above it in the file, and remembers it for those below.
std::optional<Settled> settle_seen(const Ctx& ctx, const ImportBatch& batch, const ImportItem& item,
                                   const Asked& asked, Foresight::Seen& seen) {
    const auto earlier = [&](const std::string& key) -> std::optional<Asked> {
        const auto found = seen.find(key);
        if (found == seen.end()) return std::nullopt;
        return asked_customer(ctx, batch, item, *found->second);
    };
    const std::string number = "external_no:" + item.external_no;
    if (!item.external_no.empty())
        if (const auto same = earlier(number))
            return compared({}, differences_from(same->customer, asked));
    const auto keys = customers::duplicate_keys(asked.customer);
    for (const auto& key : keys)
        if (const auto match = earlier(key.kind.v + ":" + key.value.v))
            return beside({}, match->customer, key.kind.v, asked);
    if (!customers::check_customer(asked.customer).ok()) return std::nullopt;
    for (const auto& key : keys) seen.emplace(key.kind.v + ":" + key.value.v, &item.content);
    if (!item.external_no.empty()) seen.emplace(number, &item.content);
    return std::nullopt;
}

}  // namespace

Settled apply_customer(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item) {
    Asked asked = asked_customer(ctx, batch, item, item.content);
    auto known = settle_again(tx, ctx, batch, item, asked);
    if (!known) return enter(tx, ctx, batch, item, asked);
    if (!is_left_out(*known)) return std::move(*known);
    if (item.decision == Decision::create) return enter(tx, ctx, batch, item, asked);
    if (item.decision == Decision::update && known->record)
        return update(tx, ctx, known->record, asked);
    return std::move(*known);
}

ItemState restore_customer(Tx& tx, const Ctx& ctx, Id id, const Was& was) {
    const auto before = customers::hold_customer(tx, id);
    if (!before || before->version != was.version) return ItemState::kept;
    Customer after = *before;
    fill(fields_of<Customer>(), &after, was.members);
    const bool saved = customers::check_unmended(ctx, *before, after).ok() &&
                       customers::save_mended(tx, ctx, *before, after, "import undone").ok();
    return saved ? ItemState::undone : ItemState::kept;
}

Settled foresee_customer(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item,
                         Foresight::Seen& seen, customers::WordMemory& words) {
    const Asked asked = asked_customer(ctx, batch, item, item.content);
    if (auto known = settle_known(tx, ctx, batch, asked)) return std::move(*known);
    if (batch.kind == ImportKind::customers)
        if (auto known = settle_seen(ctx, batch, item, asked, seen)) return std::move(*known);
    if (batch.kind == ImportKind::customers)
        if (auto known = settle_alike(tx, ctx, asked, words)) return std::move(*known);
    if (auto kind = check_kind(batch, item, asked); !kind.ok()) return refused(kind.problem());
    const auto checked = customers::check_customer(asked.customer);
    return checked.ok() ? Settled{} : refused(checked.problem());
}

}  // namespace zhuli::imports
