// Key accounts of the demo company: of each seller some customers that buy most, with their people,
// a joint plan, and one group. Throws dice of its own: the rest of the year stays what it was.
#include <algorithm>

#include "cli/demo/company.hpp"
#include "features/key_accounts/use_cases.hpp"

namespace zhuli::cli::demo {

namespace {

using key_accounts::DecisionRole;
using key_accounts::Side;

constexpr std::uint64_t kSeed = 20261127;
constexpr std::size_t kEach = 3;  // of one seller
constexpr int kKnownDays = 40;    // before its map is drawn
constexpr int kDrawnDaysAgo = 12;
constexpr int kLongestSilence = 70;

struct Chair {
    std::string_view name, title;
    DecisionRole role;
    int influence;
    int boss;  // index of the superior, −1: none
};
constexpr Chair kChairs[] = {{"顾总", "总经理", DecisionRole::decider, 5, -1},
                             {"蒋敏", "财务总监", DecisionRole::economic_buyer, 4, 0},
                             {"何工", "设备科长", DecisionRole::technical, 4, 0},
                             {"邱丽", "采购主管", DecisionRole::gatekeeper, 3, 1},
                             {"小宋", "维修班长", DecisionRole::user, 2, 2}};
struct Step {
    std::string_view title;
    int days;  // from today
    Side side;
};
constexpr Step kSteps[] = {{"样品试装通过", -3, Side::theirs},
                           {"提交年度框架草案", 9, Side::ours},
                           {"总经理互访", 24, Side::ours},
                           {"框架协议用印", 41, Side::theirs}};

/// Stance, one account unlike the next: where all are for us nothing is to be done.
int stance_of(Dice& dice, const Chair& chair, std::size_t account) {
    if (account % kEach == 1 && chair.role == DecisionRole::technical) return -2;
    return dice.between(-1, 2);
}

Result<> draw(Tx& tx, const Ctx& ctx, const Buyer& buyer,
              const std::vector<key_accounts::KeyPerson>& people) {
    std::vector<Id> ids;
    for (std::size_t i = 0; i < people.size(); ++i) {
        key_accounts::KeyPerson person = people[i];
        person.customer_id = buyer.id;
        if (kChairs[i].boss >= 0)
            person.reports_to_id = ids[static_cast<std::size_t>(kChairs[i].boss)];
        TRY(const auto made, key_accounts::add_key_person(tx, ctx, person));
        ids.push_back(made.id);
    }
    return Done{};
}

Result<> plan_together(Tx& tx, const Ctx& ctx, const Buyer& buyer, Date today) {
    for (const Step& step : kSteps) {
        key_accounts::Milestone milestone;
        milestone.customer_id = buyer.id;
        milestone.title = step.title;
        milestone.due_on = today.plus_days(step.days);
        milestone.side = step.side;
        CHECK(key_accounts::add_milestone(tx, ctx, milestone));
    }
    return Done{};
}

std::vector<key_accounts::KeyPerson> people_of(Company& c, Dice& dice, const Buyer& buyer, Date day,
                                               std::size_t account) {
    std::vector<key_accounts::KeyPerson> people;
    for (const Chair& chair : kChairs) {
        key_accounts::KeyPerson person;
        person.name = chair.name;
        person.title = chair.title;
        person.role = chair.role;
        person.influence = chair.influence;
        person.stance = stance_of(dice, chair, account);
        if (dice.chance(0.75))
            person.last_contact_on =
                c.season.open_before(day.plus_days(-dice.between(1, kLongestSilence)));
        people.push_back(std::move(person));
    }
    // Whom one talks to anyway.
    people[3].name = buyer.customer.contact_name.v;
    people[3].last_contact_on = c.season.open_before(day);
    return people;
}

/// The customers of a seller that order most often.
std::vector<Buyer*> largest_of(Company& c, std::size_t seller) {
    std::vector<Buyer*> found;
    for (Buyer& buyer : c.buyers)
        if (buyer.seller == seller && buyer.days_between_orders > 0 &&
            buyer.joins < c.today.plus_days(-kKnownDays))
            found.push_back(&buyer);
    std::ranges::stable_sort(found, {}, &Buyer::days_between_orders);
    if (found.size() > kEach) found.resize(kEach);
    return found;
}

}  // namespace

void plan_key_accounts(Company& c) {
    Dice dice(kSeed);
    const Date day = c.season.open_before(c.today.plus_days(-kDrawnDaysAgo));
    for (std::size_t seller = 0; seller < c.sellers.size(); ++seller) {
        const auto accounts = largest_of(c, seller);
        for (std::size_t i = 0; i < accounts.size(); ++i) {
            Buyer& buyer = *accounts[i];
            const Id* group = i > 0 ? &accounts[0]->id : nullptr;
            const auto people = people_of(c, dice, buyer, day, i);
            c.at(c.zone.at(day, 15 * 60 + static_cast<int>(i)),
                 [&c, &buyer, group, people, seller] {
                     c.call(c.sellers[seller],
                            [&c, &buyer, group, people](Tx& tx, const Ctx& ctx) -> Result<> {
                                CHECK(draw(tx, ctx, buyer, people));
                                CHECK(plan_together(tx, ctx, buyer, c.today));
                                if (group != nullptr)
                                    CHECK(key_accounts::set_parent(tx, ctx, {buyer.id, *group}));
                                return Done{};
                            });
                 });
        }
    }
}

}  // namespace zhuli::cli::demo
