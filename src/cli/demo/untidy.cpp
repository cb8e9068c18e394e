// Records as hurried people leave them: a name with stray spaces, an address with a slip of the
// finger, a number in the note, a trial entry, a call to a number that is out of service. So the
// clean-up list has something to show on the first day. Throws no dice: the rest of the year stays
// what it was.
#include "cli/demo/company.hpp"
#include "features/customers/use_cases.hpp"

namespace zhuli::cli::demo {

namespace {

using customers::Channel;
using customers::Customer;

constexpr int kDaysApart = 2;  // between two such entries

struct Untidy {
    const char* name;
    const char* contact;
    const char* phone;
    const char* email;
    const char* wechat;
    const char* note;
    const char* region;
    bool is_person = false;
    bool is_out_of_service = false;
};

constexpr Untidy kUntidy[] = {
    {"昆山 众诚 精密机械有限公司", "吴师傅", "+8613862170516", "", "wu-zhongcheng", "", "苏州"},
    {"嘉兴ＨＴ自动化有限公司", "孙工", "+8613957380241", "sun@ht-auto.con", "", "", "嘉兴"},
    {"测试客户", "", "+8613800000000", "", "", "", ""},
    {"常熟通润电器厂", "常熟通润电器厂", "", "", "", "老板手机 138-1288-0917，下午打", "苏州"},
    {"绍兴越海纺织机械有限公司", "13675754466", "", "", "", "", "绍兴"},
    {"台州华泰阀门有限公司", "郑经理", "+8613605760318", "zheng@ht-valve.cmo", "", "", "台州"},
    {"湖州南浔木业经营部", "", "+8613819260077", "", "", "", "湖州", true},
    {"太仓港物流有限公司", "韩主任", "+8613306240985", "", "", "", "苏州", false, true},
    {"金华八方五金有限公司", "", "", "", "", "展会上换的名片，名片找不到了", "金华"},
};

/// Leads nobody came back to.
constexpr Untidy kForgotten[] = {
    {"镇江润州船舶配件有限公司", "丁工", "+8613952817340", "", "", "", "镇江"},
    {"芜湖江北液压件厂", "汪厂长", "+8613855320619", "", "whjb-wang", "", "芜湖"},
    {"南通狼山电缆有限公司", "徐经理", "+8613606271185", "", "", "", "南通"},
};
constexpr int kForgottenDays = 45;

Customer entered(const Untidy& one, customers::CustomerStatus status) {
    Customer customer;
    customer.kind = one.is_person ? customers::Kind::person : customers::Kind::company;
    customer.status = status;
    customer.name = one.name;
    customer.contact_name = one.contact;
    customer.phone.v = one.phone;
    customer.email.v = one.email;
    customer.wechat = one.wechat;
    customer.note = one.note;
    customer.region = one.region;
    customer.source = "展会";
    return customer;
}

Result<> enter(Tx& tx, const Ctx& ctx, const Untidy& one, customers::CustomerStatus status) {
    TRY(const auto made, customers::create_customer(tx, ctx, entered(one, status)));
    if (!one.is_out_of_service) return Done{};
    customers::NewInteraction call;
    call.id = made.id;
    call.channel = Channel::phone;
    call.words = "提示是空号，展会名片上的号码可能抄错了";
    call.wrong_number = true;
    CHECK(customers::record_interaction(tx, ctx, call));
    return Done{};
}

}  // namespace

void plan_untidy(Company& c) {
    using enum customers::CustomerStatus;
    std::size_t seller = 0;
    const auto plan = [&](Date day, const Untidy& one, customers::CustomerStatus status) {
        const std::size_t who = seller++ % c.sellers.size();
        c.at(c.zone.at(day, 15 * 60 + 10), [&c, who, &one, status] {
            c.call(c.sellers[who],
                   [&one, status](Tx& tx, const Ctx& ctx) { return enter(tx, ctx, one, status); });
        });
    };
    Date day = c.season.open_before(c.today);
    for (const Untidy& one : kUntidy) {
        plan(day, one, prospect);
        day = c.season.open_before(day.plus_days(1 - kDaysApart));
    }
    for (const Untidy& one : kForgotten)
        plan(c.season.open_before(c.today.plus_days(-kForgottenDays)), one, lead);
}

}  // namespace zhuli::cli::demo
