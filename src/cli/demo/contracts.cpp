// Contracts of good customers: one that runs, one that ends soon, one that ended without being
// renewed and one that was. Throws no dice: the rest of the year stays what it was.
#include <fmt/format.h>

#include "cli/demo/company.hpp"
#include "features/attachments/use_cases.hpp"
#include "features/contracts/use_cases.hpp"

namespace zhuli::cli::demo {

namespace {

constexpr std::size_t kSellers = 4;
constexpr std::size_t kOrders = 4;  // that stand under one
constexpr int kWrittenBefore = 3;   // working days before the end of the year told

/// From and until as days from today.
struct Kind {
    std::string_view title;
    int from, until;
    bool renewed;
    std::int64_t amount_minor;
    std::string_view note;
};
constexpr Kind kKinds[] = {
    {"年度供货框架合同", -200, 165, false, 60'000'000,
     "按月下单，价格每季度确认一次；月结 30 天。"},
    {"轴承备货协议", -340, 24, false, 18'000'000, "常用型号备 20 天库存，到期前一个月谈下一年。"},
    {"维保配件协议", -372, -7, false, 0, "配件按价目表结算，急件 48 小时到。"},
    {"设备改造配套合同", -380, -16, true, 24'000'000, "分三批交货，每批验收后开票。"},
};

/// The customer's latest orders, as far as they were entered.
std::vector<Id> orders_of(const Company& c, const Buyer& buyer) {
    std::vector<Id> orders;
    for (auto deal = c.deals.rbegin(); deal != c.deals.rend() && orders.size() < kOrders; ++deal)
        if (deal->buyer == &buyer && deal->order && !deal->ended) orders.push_back(deal->order);
    return orders;
}

contracts::Contract written(const Company& c, const Buyer& buyer, const Kind& kind) {
    contracts::Contract contract;
    contract.customer_id = buyer.id;
    contract.title = kind.title;
    contract.from_on = c.today.plus_days(kind.from);
    contract.until_on = c.today.plus_days(kind.until);
    contract.signed_on = contract.from_on.plus_days(-6);
    contract.paper_no =
        fmt::format("ZL-{}-{:03}", contract.from_on.to_string().substr(0, 4), buyer.id.v % 1000);
    contract.amount_minor = {kind.amount_minor};
    contract.note = kind.note;
    return contract;
}

Result<> renew(Tx& tx, const Ctx& ctx, const contracts::Contract& before) {
    contracts::Contract next;
    next.customer_id = before.customer_id;
    next.title = before.title;
    next.amount_minor = before.amount_minor;
    next.note = before.note;
    const int days = before.until_on.days - before.from_on.days;
    next.renews_id = before.id;
    next.paper_no = before.paper_no.v + "-2";
    next.signed_on = before.until_on;
    next.from_on = before.until_on.plus_days(1);
    next.until_on = next.from_on.plus_days(days);
    CHECK(contracts::create_contract(tx, ctx, next));
    return Done{};
}

Result<> keep_paper(Tx& tx, const Ctx& ctx, const contracts::Contract& contract) {
    const std::string text = fmt::format(
        "{}\n\n合同编号：{}\n期限：{} 至 {}\n\n{}\n", contract.title.v, contract.paper_no.v,
        contract.from_on.to_string(), contract.until_on.to_string(), contract.note.v);
    CHECK(attachments::keep_file(tx, ctx,
                                 {.entity = "contract",
                                  .record_id = contract.id,
                                  .name = contract.paper_no.v + ".txt",
                                  .byte_count = static_cast<std::int64_t>(text.size())},
                                 text));
    return Done{};
}

void write(Company& c, const Buyer& buyer, const Kind& kind) {
    if (buyer.let_go) return;
    c.call(c.sellers[buyer.seller], [&c, &buyer, &kind](Tx& tx, const Ctx& ctx) -> Result<> {
        contracts::Contract contract = written(c, buyer, kind);
        contract.order_ids = orders_of(c, buyer);
        TRY(const auto made, contracts::create_contract(tx, ctx, contract));
        CHECK(keep_paper(tx, ctx, made));
        return kind.renewed ? renew(tx, ctx, made) : Done{};
    });
}

}  // namespace

void plan_contracts(Company& c) {
    const Date day = c.season.open_before(c.today.plus_days(-kWrittenBefore));
    std::vector<std::size_t> counts(c.sellers.size(), 0);
    for (Buyer& buyer : c.buyers) {
        auto& count = counts[buyer.seller];
        if (buyer.seller >= kSellers || count == std::size(kKinds) || buyer.favourites.empty() ||
            buyer.joins >= c.today.plus_days(-120))
            continue;
        c.on(day, 15, 17, [&c, &buyer, &kind = kKinds[count]] { write(c, buyer, kind); });
        ++count;
    }
}

}  // namespace zhuli::cli::demo
