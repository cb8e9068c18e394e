// Duplicate check (查重): looks beyond one's own scope, so it answers masked, is logged and
// limited.
#include <algorithm>

#include "features/customers/rules.hpp"
#include "features/customers/store.hpp"
#include "features/customers/use_cases.hpp"
#include "features/customers/use_cases_alike.hpp"
#include "features/customers/use_cases_record.hpp"

namespace zhuli::customers {

namespace {

Customer asked_for(const DuplicateQuestion& question) {
    Customer asked;
    asked.name = question.name;
    asked.phone = question.phone;
    asked.email = question.email;
    asked.credit_code = question.credit_code;
    return asked;
}

std::string kinds_of(const std::vector<CustomerKey>& keys) {
    std::string kinds;
    for (const auto& key : keys) kinds += (kinds.empty() ? "" : ",") + key.kind.v;
    return kinds;
}

Duplicates shown(Tx& tx, const Ctx& ctx, const std::vector<KeyMatch>& matches) {
    Duplicates found;
    Names names(tx, ctx);
    for (const auto& match : matches) {
        const bool visible = ctx.covers("customers.read", match.owner_id);
        Duplicate duplicate{visible ? match.customer_id : Id{}, match.name,
                            names.of(match.owner_id), match.kind,
                            std::string(activity_band(ctx.now, match.updated_at))};
        if (!visible) mask_text(duplicate.name);
        found.items.push_back(std::move(duplicate));
    }
    return found;
}

/// After those who share a key: a name that is only like another is the weaker sign.
void add_alike(Tx& tx, const DuplicateQuestion& question, std::vector<KeyMatch>& matches) {
    WordMemory memory;
    for (auto& alike : find_alike(tx, question.name.v, question.except_id, memory)) {
        const bool known =
            std::ranges::find(matches, alike.customer_id, &KeyMatch::customer_id) != matches.end();
        if (!known && matches.size() < kMatchLimit) matches.push_back(std::move(alike));
    }
}

}  // namespace

Result<Duplicates> find_duplicates(Tx& tx, const Ctx& ctx, const DuplicateQuestion& question) {
    return shown(tx, ctx, find_matches(tx, keys_of(asked_for(question)), question.except_id));
}

Duplicates find_alike_names(Tx& tx, const Ctx& ctx, const DuplicateQuestion& question) {
    WordMemory memory;
    return find_alike_names(tx, ctx, question, memory);
}

Duplicates find_alike_names(Tx& tx, const Ctx& ctx, const DuplicateQuestion& question,
                            WordMemory& memory) {
    return shown(tx, ctx, find_alike(tx, question.name.v, question.except_id, memory));
}

Result<Duplicates> check_duplicates(Tx& tx, const Ctx& ctx, const DuplicateQuestion& question) {
    const auto keys = keys_of(asked_for(question));
    if (keys.empty()) return Duplicates{};
    const Instant since{ctx.now.v - kMinuteMs};
    if (count_checks(tx, ctx.user, since, kChecksPerMinute) >= kChecksPerMinute) {
        Problem problem = Problem::of(Status::too_many, "problem.too_many",
                                      {{"seconds", std::to_string(kMinuteMs / kSecondMs)}});
        problem.retry_after_s = static_cast<int>(kMinuteMs / kSecondMs);
        return problem;
    }
    auto matches = find_matches(tx, keys, question.except_id);
    add_alike(tx, question, matches);
    std::string found;
    for (const auto& match : matches)
        found += (found.empty() ? "" : ",") + std::to_string(match.customer_id.v);
    log_check(tx, ctx.user, ctx.now, kinds_of(keys), found);
    return shown(tx, ctx, matches);
}

}  // namespace zhuli::customers
