// People as other capabilities look for them: by what is typed of a name, and what each of them may
// do. Decides nothing about a record.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "core/ctx.hpp"
#include "features/identity/model.hpp"
#include "storage/tx.hpp"

namespace zhuli::identity {

/// Who is at work, by what is typed of a name (pinyin and initials too), the best first. Nothing
/// typed: `first`, then everybody by name.
std::vector<User> find_people(storage::Tx& tx, std::string_view typed, std::span<const Id> first,
                              int limit);

/// Asks what other people of the organisation may do, one after another; teams are read once.
class Impersonation {
 public:
    Impersonation(storage::Tx& tx, const Ctx& ctx);
    ~Impersonation();
    Impersonation(const Impersonation&) = delete;
    Impersonation& operator=(const Impersonation&) = delete;

    /// The caller's question as this person would ask it.
    Ctx person(const User& user) const;

 private:
    friend Rights resolve_rights(storage::Tx& tx, std::span<const Role> roles, Id user, Id team);
    struct Teams;
    std::unique_ptr<const Teams> teams_;
    const Ctx& ctx_;
};

}  // namespace zhuli::identity
