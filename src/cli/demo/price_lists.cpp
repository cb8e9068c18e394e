// What goods cost for whom: a list for everybody with prices for larger quantities, one for the
// best customers, one customer's own, and last season's, which is over. Throws no dice: the rest of
// the year stays what it was.
#include "cli/demo/company.hpp"
#include "features/price_lists/use_cases.hpp"

namespace zhuli::cli::demo {

namespace {

using price_lists::Audience;
using price_lists::PriceListDraft;

constexpr int kWrittenBefore = 15;  // days
constexpr std::size_t kGoodsEach = 8;

/// Percent of the list price.
UnitPrice part_of(UnitPrice list, int percent) { return {list.v * percent / 100}; }

/// The first goods of a series, with the price from 1 on and that from `more` on.
void add_series(const Company& c, std::size_t series, int percent, int more, int percent_of_more,
                PriceListDraft& draft) {
    std::size_t left = kGoodsEach;
    for (const Good& good : c.goods) {
        if (good.series != series || left == 0) continue;
        --left;
        const UnitPrice list = good.product.list_price_e4;
        draft.lines.push_back({good.id, {1}, part_of(list, percent)});
        draft.lines.push_back({good.id, {more}, part_of(list, percent_of_more)});
    }
}

PriceListDraft list_of(std::string_view name, Audience audience, Date from, Date until) {
    PriceListDraft draft;
    draft.name = name;
    draft.audience = audience;
    draft.valid_from = from;
    draft.valid_until = until;
    return draft;
}

Result<> write_lists(Tx& tx, const Ctx& ctx, const Company& c) {
    const Date today = c.today;
    auto everybody = list_of("标准件批量价", Audience::everybody, today.plus_days(-14), {});
    add_series(c, 0, 98, 100, 95, everybody);
    add_series(c, 1, 98, 20, 96, everybody);
    auto best = list_of("A 级客户价", Audience::tier, today.plus_days(-14), today.plus_days(170));
    add_series(c, 0, 95, 100, 92, best);
    auto own =
        list_of("年度框架协议价", Audience::customer, today.plus_days(-10), today.plus_days(355));
    own.customer_id = c.buyers.front().id;
    own.note = "按年采购量约定，每年年底重谈";
    add_series(c, 0, 93, 50, 91, own);
    auto over =
        list_of("秋季促销价", Audience::everybody, today.plus_days(-80), today.plus_days(-20));
    add_series(c, 5, 90, 50, 88, over);
    for (const PriceListDraft& draft : {everybody, best, own, over})
        CHECK(price_lists::create_price_list(tx, ctx, draft));
    return Done{};
}

}  // namespace

void plan_price_lists(Company& c) {
    const Date day = c.season.open_before(c.today.plus_days(-kWrittenBefore));
    c.at(c.zone.at(day, 11 * 60), [&c] {
        c.call(c.manager, [&c](Tx& tx, const Ctx& ctx) { return write_lists(tx, ctx, c); });
    });
}

}  // namespace zhuli::cli::demo
