#include "features/imports/owners.hpp"

#include <map>
#include <memory>

#include "features/identity/use_cases.hpp"
#include "features/identity/use_cases_called.hpp"

namespace zhuli::imports {

namespace {

/// A batch is worked on by the system; what the person behind it may do is asked anew.
Ctx with_rights(storage::Tx& tx, Ctx ctx) {
    if (!ctx.is_system() || !ctx.user) return ctx;
    const auto person = identity::find_active_user(tx, ctx.user, "owner");
    ctx.rights = std::make_shared<const Rights>(
        person.ok() ? identity::resolve_rights(tx, person->roles, person->id, person->team_id)
                    : Rights{});
    return ctx;
}

Result<Id> owner_called(storage::Tx& tx, const Ctx& ctx, const std::string& name) {
    const auto people = identity::people_called(tx, name);
    if (people.size() != 1)
        return Problem::field("owner",
                              people.empty() ? "imports.no_such_owner" : "imports.several_owners",
                              {{"name", name}});
    if (!with_rights(tx, ctx).covers("customers.create", people.front()))
        return Problem::field("owner", "customers.owner_out_of_scope");
    return people.front();
}

}  // namespace

FindOwner find_owner(storage::Database& db, const Ctx& ctx) {
    const auto known = std::make_shared<std::map<std::string, Result<Id>>>();
    return [&db, ctx, known](const std::string& name) -> Result<Id> {
        const auto found = known->find(name);
        if (found != known->end()) return found->second;
        const auto owner = storage::read_now(
            db, ctx.org.id, [&](storage::Tx& tx) { return owner_called(tx, ctx, name); });
        return known->emplace(name, owner).first->second;
    };
}

bool may_give(storage::Tx& tx, const Ctx& ctx, Id from, Id to) {
    const Ctx person = with_rights(tx, ctx);
    return person.covers("customers.assign", from) && person.covers("customers.assign", to);
}

}  // namespace zhuli::imports
