// The same company entered twice, as it happens: without its legal form, in traditional characters,
// in full width, by its short name. So the review of duplicates has something to show on the first
// day. Throws no dice: the rest of the year stays what it was.
#include <array>

#include "cli/demo/company.hpp"
#include "core/text/text.hpp"
#include "features/customers/use_cases.hpp"

namespace zhuli::cli::demo {

namespace {

using customers::Channel;
using customers::Customer;

constexpr int kDaysApart = 6;  // between two such entries, the last one two days ago

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

std::string without_form(std::string name) {
    for (const char* form : {"集团有限公司", "股份有限公司", "有限公司"})
        replace_all(name, form, "");
    return name;
}

std::string traditional(std::string name) {
    static constexpr std::pair<const char*, const char*> kSigns[] = {
        {"机械", "機械"}, {"设备", "設備"}, {"电子", "電子"}, {"电气", "電氣"}, {"电机", "電機"},
        {"电梯", "電梯"}, {"机电", "機電"}, {"机床", "機床"}, {"数控", "數控"}, {"轴承", "軸承"},
        {"贸易", "貿易"}, {"传动", "傳動"}, {"动化", "動化"}, {"动力", "動力"}, {"机器", "機器"},
        {"装备", "裝備"}, {"包装", "包裝"}, {"汽车", "汽車"}, {"环保", "環保"}, {"纺织", "紡織"},
        {"医疗", "醫療"}, {"输送", "輸送"}, {"达", "達"},     {"华", "華"},     {"东", "東"},
        {"丰", "豐"},     {"远", "遠"},     {"兴", "興"},     {"龙", "龍"},     {"凯", "凱"},
        {"润", "潤"},     {"联", "聯"},     {"锐", "銳"},     {"诚", "誠"},     {"鑫", "鑫"},
        {"阳", "陽"},     {"业", "業"},     {"创", "創"},     {"飞", "飛"},     {"腾", "騰"},
        {"苏州", "蘇州"}, {"无锡", "無錫"}, {"宁波", "寧波"}, {"广州", "廣州"}, {"东莞", "東莞"},
        {"厦门", "廈門"}, {"团", "團"},     {"经营", "經營"}, {"实业", "實業"}};
    for (const auto& [from, to] : kSigns) replace_all(name, from, to);
    return name;
}

std::string full_width(std::string name) {
    replace_all(name, "(", "（");
    replace_all(name, ")", "）");
    return name + "（总部）";
}

/// Without the town in front: what people say.
std::string spoken(const Buyer& buyer, const std::string& name) {
    std::string bare = without_form(name);
    replace_all(bare, "（" + std::string(buyer.place->city) + "）", "");
    replace_all(bare, buyer.place->city, "");
    return std::string(text::prefix(bare, 6));
}

/// What of the record the second person knew.
Customer entered_again(const Buyer& known, std::size_t way) {
    const Customer& first = known.customer;
    Customer again;
    again.contact_name = first.contact_name;
    again.region = first.region;
    again.source = "展会";
    switch (way) {
        case 0:
            again.name = without_form(first.name.v);
            again.phone = first.phone;
            break;
        case 1:
            again.name = traditional(first.name.v);
            again.address = first.address;
            again.wechat = first.wechat;
            break;
        case 2:
            again.name = full_width(first.name.v);
            again.credit_code = first.credit_code;
            again.industry = first.industry;
            break;
        case 3:
            again.name = spoken(known, first.name.v);
            again.phone = first.phone;
            again.contact_title = first.contact_title;
            break;
        default:
            again.name = without_form(first.name.v) + std::string(known.place->city) + "办事处";
            again.contact_name = "前台";
            again.phone.v = "+8651262881900";
            again.address = first.address;
    }
    return again;
}

void enter_again(Company& c, Buyer& twin) {
    const Ctx& who = c.sellers[twin.seller];
    c.call(who, [&twin, next = c.today.plus_days(3)](Tx& tx, const Ctx& ctx) -> Result<> {
        TRY(const auto view, customers::create_customer(tx, ctx, twin.customer));
        twin.id = view.id;
        CHECK(customers::record_interaction(
            tx, ctx,
            {twin.id, Channel::phone, "展会上留的名片，说在用轴承和导轨，想要样本。", next}));
        return Done{};
    });
}

}  // namespace

void plan_twins(Company& c) {
    for (std::size_t way = 0; way < kTwins; ++way) {
        const Buyer& known = c.buyers[way * c.buyers.size() / (2 * kTwins)];
        Buyer& twin = c.twins.emplace_back();
        twin.customer = entered_again(known, way);
        twin.place = known.place;
        twin.seller = way % 2 == 0 ? known.seller : (known.seller + 1) % c.sellers.size();
        const int days_ago = 2 + kDaysApart * static_cast<int>(kTwins - 1 - way);
        const Date day = c.season.open_before(c.today.plus_days(-days_ago));
        c.at(c.zone.at(day, 14 * 60 + 20), [&c, &twin] { enter_again(c, twin); });
    }
}

}  // namespace zhuli::cli::demo
