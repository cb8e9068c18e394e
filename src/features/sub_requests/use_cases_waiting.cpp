#include "features/sub_requests/use_cases_waiting.hpp"

#include <algorithm>
#include <map>

#include "features/customers/model.hpp"
#include "features/identity/model.hpp"
#include "features/identity/use_cases.hpp"
#include "features/sub_requests/store.hpp"
#include "features/sub_requests/use_cases_record.hpp"

namespace zhuli::sub_requests {

namespace {

std::vector<SubRequest> waiting_for(Tx& tx, const Ctx& ctx) {
    std::vector<SubRequest> all;
    const auto user = storage::find<identity::User>(tx, ctx.user);
    if (!user || !ctx.allowed("sub_requests.answer")) return all;
    for (const Role role : user->roles)
        for (SubRequest& one : open_of_department(tx, role, kWaitingLooked))
            all.push_back(std::move(one));
    std::ranges::sort(all, std::less{},
                      [](const SubRequest& one) { return std::pair(one.due_at, one.id); });
    return all;
}

/// Who must answer, with the people of each department found once.
class Answerers {
 public:
    explicit Answerers(Tx& tx) : tx_(tx) {}

    Id of(const SubRequest& request) {
        const auto [at, is_new] = people_.try_emplace(request.department);
        if (is_new) at->second = identity::people_with_role(tx_, request.department);
        const auto& people = at->second;
        if (people.size() == 1) return people.front();
        const auto customer = storage::find<customers::Customer>(tx_, request.customer_id);
        const bool sells =
            customer && std::ranges::find(people, customer->owner_id) != people.end();
        return sells ? customer->owner_id : Id{};
    }

 private:
    Tx& tx_;
    std::map<Role, std::vector<Id>> people_;
};

}  // namespace

WaitingRequests list_waiting(Tx& tx, const Ctx& ctx, std::size_t shown) {
    auto all = waiting_for(tx, ctx);
    WaitingRequests waiting{static_cast<std::int64_t>(all.size()), {}};
    if (all.size() > shown) all.resize(shown);
    waiting.items = views_of(tx, ctx, std::move(all));
    return waiting;
}

std::int64_t count_waiting(Tx& tx, const Ctx& ctx) {
    return static_cast<std::int64_t>(waiting_for(tx, ctx).size());
}

Id answerer_of(Tx& tx, const SubRequest& request) { return Answerers(tx).of(request); }

Id find_answerer(Tx& tx, Id request) {
    const auto found = storage::find<SubRequest>(tx, request);
    return found ? answerer_of(tx, *found) : Id{};
}

std::vector<RequestView> list_own_due(Tx& tx, const Ctx& ctx, Instant before, int limit) {
    auto all = waiting_for(tx, ctx);
    Answerers answerers(tx);
    std::erase_if(all, [&](const SubRequest& one) {
        return one.due_at >= before || answerers.of(one) != ctx.user;
    });
    if (all.size() > static_cast<std::size_t>(limit)) all.resize(static_cast<std::size_t>(limit));
    return views_of(tx, ctx, std::move(all));
}

}  // namespace zhuli::sub_requests
