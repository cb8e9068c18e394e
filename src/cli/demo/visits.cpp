// Sellers at their customers': whom they met, what was said, and where that was. Each customer is
// visited twice, so that the second time there is a place to be near to. Throws no dice: the rest
// of the year stays what it was.
#include <memory>

#include "cli/demo/company.hpp"
#include "features/visits/use_cases.hpp"

namespace zhuli::cli::demo {

namespace {

constexpr std::size_t kSellers = 3, kCustomers = 4;  // of the first ones; of each
constexpr int kFirstBefore = 21, kDaysBetween = 9;   // days
constexpr std::int64_t kLatitude = 30'270'000, kLongitude = 120'150'000, kApart = 31'700;
constexpr std::int64_t kBeside = 260;  // where one stands the second time

struct Talk {
    std::string_view met, words;
};
constexpr Talk kFirst[] = {{"采购部 王经理", "看了产线，现用轴承噪声偏大，想试 2RS 型号"},
                           {"设备科 李工", "导轨滑块有卡滞，答应寄两只样品"},
                           {"总经理 陈总", "谈明年用量，希望按季度定价"},
                           {"仓库 周主管", "核对到货批次，数量一致"}};
constexpr Talk kSecond[] = {{"采购部 王经理", "样品试装通过，等财务排款"},
                            {"设备科 李工", "样品运行两周正常，准备小批量下单"},
                            {"总经理 陈总", "看过季度价，还要和合伙人商量"},
                            {"仓库 周主管", "约好下次盘点一起对账"}};

struct Plan {
    std::size_t seller = 0, number = 0;
    std::size_t buyer = 0;  // index into Company::buyers
};

visits::NewCheckIn entered(const Plan& plan, Id customer, const Talk& talk, std::int64_t beside) {
    const auto place = static_cast<std::int64_t>(plan.seller * kCustomers + plan.number);
    visits::NewCheckIn check_in{.id = customer, .met = talk.met, .words = talk.words};
    check_in.position = {true, kLatitude + place * kApart + beside, kLongitude - place * kApart,
                         12 + place};
    return check_in;
}

Result<> visit(Tx& tx, const Ctx& ctx, const Plan& plan, Id customer, bool first) {
    const Talk& talk = (first ? kFirst : kSecond)[plan.number];
    TRY(const auto there,
        visits::check_in(tx, ctx, entered(plan, customer, talk, first ? 0 : kBeside)));
    if (first) CHECK(visits::mark_place(tx, ctx, {there.id}));
    return Done{};
}

void plan_visit(Company& c, const Plan& plan, int days_before, bool first) {
    const Date day = c.season.open_before(c.today.plus_days(-days_before));
    c.on(day, 10 + static_cast<int>(plan.number), 11 + static_cast<int>(plan.number),
         [&c, plan, first] {
             c.call(c.sellers[plan.seller], [&c, plan, first](Tx& tx, const Ctx& ctx) {
                 return visit(tx, ctx, plan, c.buyers[plan.buyer].id, first);
             });
         });
}

}  // namespace

void plan_visits(Company& c) {
    for (std::size_t seller = 0; seller < std::min(kSellers, c.sellers.size()); ++seller) {
        std::size_t number = 0;
        for (std::size_t i = 0; i < c.buyers.size() && number < kCustomers; ++i) {
            const Buyer& buyer = c.buyers[i];
            if (buyer.seller != seller || buyer.favourites.empty() || buyer.let_go) continue;
            if (buyer.joins >= c.today.plus_days(-60)) continue;
            const Plan plan{seller, number++, i};
            plan_visit(c, plan, kFirstBefore - static_cast<int>(number), true);
            plan_visit(c, plan, kFirstBefore - kDaysBetween - static_cast<int>(number), false);
        }
    }
}

}  // namespace zhuli::cli::demo
