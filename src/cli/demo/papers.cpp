// Papers of customers: price lists, minutes of a visit, what was asked for, as sellers keep them
// with a customer. Throws no dice: the rest of the year stays what it was.
#include <fmt/format.h>

#include "cli/demo/company.hpp"
#include "features/attachments/use_cases.hpp"

namespace zhuli::cli::demo {

namespace {

constexpr std::size_t kEach = 12;  // customers of each seller with papers
constexpr int kOldest = 40;        // days

std::string price_list(const Company& c, const Buyer& buyer) {
    std::string text = "\xEF\xBB\xBF编号,名称,单位,单价\r\n";
    for (const std::size_t index : buyer.favourites) {
        const auto& product = c.goods[index].product;
        text += fmt::format("{},{},{},{:.4f}\r\n", product.code.v, product.name.v, product.unit.v,
                            static_cast<double>(product.list_price_e4.v) / 10'000);
    }
    return text;
}

std::string minutes(const Buyer& buyer) {
    return fmt::format(
        "拜访纪要\n\n参加：{0}，我方销售与技术\n"
        "一、装配线下季度扩两条，用量预计增加三成。\n"
        "二、{0} 关注交期和备货，希望常用型号备 20 天库存。\n"
        "三、样品两周内给出测试意见。\n",
        buyer.customer.contact_name.v);
}

void keep(Company& c, Buyer& buyer, std::string name, std::string text) {
    c.call(c.sellers[buyer.seller],
           [&buyer, name = std::move(name), text = std::move(text)](Tx& tx,
                                                                    const Ctx& ctx) -> Result<> {
               CHECK(attachments::keep_file(tx, ctx,
                                            {.entity = "customer",
                                             .record_id = buyer.id,
                                             .name = name,
                                             .byte_count = static_cast<std::int64_t>(text.size())},
                                            text));
               return Done{};
           });
}

void keep_papers(Company& c, Buyer& buyer) {
    if (buyer.let_go) return;
    const auto day = c.day().to_string();
    keep(c, buyer, fmt::format("报价单-{}.csv", day), price_list(c, buyer));
    if (buyer.customer.tier <= customers::Tier::b)
        keep(c, buyer, fmt::format("拜访纪要-{}.txt", day), minutes(buyer));
}

}  // namespace

void plan_papers(Company& c) {
    std::vector<std::size_t> with_papers(c.sellers.size(), 0);
    for (Buyer& buyer : c.buyers) {
        auto& count = with_papers[buyer.seller];
        if (count == kEach || buyer.favourites.empty() || buyer.joins >= c.today.plus_days(-60))
            continue;
        const int before = kOldest - static_cast<int>(count * 3);
        c.on(c.season.open_before(c.today.plus_days(-before)), 16, 18,
             [&c, &buyer] { keep_papers(c, buyer); });
        ++count;
    }
}

}  // namespace zhuli::cli::demo
