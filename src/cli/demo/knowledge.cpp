// What the company says to customers: cards on its lines and products, scripts by scene with one
// new version that waits for the manager, uses by the sellers. Some is about to expire, some has.
// Throws no dice: the rest of the year stays what it was.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/demo/company.hpp"
#include "features/catalog/use_cases.hpp"
#include "features/knowledge/use_cases.hpp"
#include "features/knowledge/use_cases_scripts.hpp"

namespace zhuli::cli::demo {

namespace {

using knowledge::Card;
using knowledge::CardKind;
using knowledge::Concern;
using knowledge::Scene;

constexpr int kWrittenBefore = 20;                  // days
constexpr int kLong = 400, kOver = 15, kSoon = 28;  // days from then on: over and soon by today
constexpr std::size_t kAll = kSeriesCount, kFirstBearing = 0, kSensors = 5, kServos = 3,
                      kGuides = 1;

struct Point {
    std::size_t series;
    Concern concern;
    std::string_view title, words, source;
    int days;
    std::string_view industry = {};  // of those it is for
};
constexpr Point kPoints[] = {
    {0, Concern::durability, "三年不用换",
     "同样的工况，别家一年一换，我们这款客户平均用到三年以上，停线的钱省下来比轴承贵多了。",
     "2026 年售后更换记录", kLong},
    {0, Concern::price, "单价高一成，一年省一半",
     "单价是高一点，但换一次停线两小时，一年少换两次，算下来反而省一半。", "华东客户测算表", kSoon},
    {1, Concern::quality, "装上就准", "出厂前每根都打了检测报告，装上不用调，开机就是标称精度。",
     "质检部出厂报告", kLong},
    {1, Concern::durability, "铁屑里也不卡",
     "滑块两头带金属刮屑板，机床里的铁屑切削液进不去，三年不用拆。", "机床客户换装记录", kLong,
     "机床"},
    {0, Concern::price, "停线一小时就回本",
     "包装线停一小时少出两万包，换成这款一年少停三次，差价当月就回来了。", "包装客户停线记录",
     kLong, "包装印刷"},
    {3, Concern::ease, "换型不用重新布线", "驱动和电机一根线，原来的机柜不用动，半天就能换好。",
     "技术支持装机记录", kLong},
    {5, Concern::delivery, "两百只以内当天发",
     "常用型号上海仓都有，两百只以内下午四点前下单当天发。", "上海总仓备货表", kOver},
    {kAll, Concern::service, "有人接电话", "工作日八点到晚八点都有技术支持接电话，不用填单排队。",
     "服务承诺书", kLong},
};

struct Plain {
    std::string_view parameter, pattern, words;
};
constexpr Plain kPlains[] = {
    {"防护等级", "IP67", "掉进水里半小时捞出来照样用，冲洗设备时不用包起来"},
    {"防护等级", "IP65", "灰尘进不去，拿水管冲也没事，但别泡在水里"},
    {"游隙", "C3", "给热胀留了空间，电机连着转发烫也不会卡"},
    {"密封", "*双面*", "两面都封死，油出不来灰进不去，装上就不用管"},
    {"背隙", "*8*", "来回走一趟差不到一根头发丝，定位够用"},
    {"强度等级", "12.9", "这是螺栓里最结实的一档，拧到位不会断"},
    {"编码器", "*23*", "一圈分成八百多万份，停在哪儿就是哪儿"},
    {"供电", "", "车间常见的 24 伏直流就行，不用另配电源"},
};

struct Rival {
    std::size_t series;
    std::string_view competitor, title, words, strengths, weaknesses;
    std::int64_t low_yuan, high_yuan;
    std::array<std::array<std::string_view, 3>, 4> rows;  // topic, ours, theirs
};
constexpr Rival kRivals[] = {
    {0,
     "某进口品牌",
     "6204-2RSH",
     "高端，整机厂指定",
     "品牌响，样本全，跨国客户认它",
     "小批量要等四周，技术支持在国外",
     28,
     45,
     {{{"交期", "上海仓现货，次日到", "4 周"},
       {"质保", "18 个月", "12 个月"},
       {"技术支持", "本地工程师，当天上门", "邮件，隔天回"},
       {"样品", "免费两套", "按价付费"}}}},
    {5,
     "华南一家厂",
     "LJ12A3",
     "低价走量",
     "价格低两成，电商有货",
     "防护只有 IP54，夏天返修多",
     9,
     16,
     {{{"防护等级", "IP67，可冲洗", "IP54，怕水"},
       {"引线", "2 m 耐油线", "1.5 m 普通线"},
       {"返修率", "千分之三", "用户反映百分之三左右"},
       {"质保", "24 个月", "6 个月"}}}},
};

struct Talk {
    Scene scene;
    int step;
    Concern concern;
    std::string_view title, words;
    int uses;
};
constexpr Talk kTalks[] = {
    {Scene::greeting, 0, Concern::none, "自报家门",
     "您好，我是拾光商贸的小沈，负责您这边的轴承和导轨。您现在方便说两句吗？", 9},
    {Scene::greeting, 0, Concern::none, "老客户开场",
     "王工您好，上次那批导轨用得怎么样？我正好看到您那边快到换季保养了。", 6},
    {Scene::question, 0, Concern::none, "问用在哪儿",
     "您这个主要装在哪台设备上？一天转多少小时，温度大概多少？", 7},
    {Scene::question, 0, Concern::none, "问最头疼的",
     "现在用的这款，哪一点最让您头疼？要是能改一样，您最想改什么？", 4},
    {Scene::objection, 0, Concern::price, "嫌贵：先共情再问",
     "您觉得贵我特别理解，谁买东西都想花得值。您是跟哪一款比的？我帮您把账算全。", 11},
    {Scene::objection, 0, Concern::delivery, "怕交期拖",
     "您的担心有道理，停线一天损失不小。我先查库存，把能到的日子写进合同。", 5},
    {Scene::concession, 1, Concern::price, "先给交期，不给价",
     "价格真到底了，不过我可以给您排到前面，明天就发。", 3},
    {Scene::concession, 2, Concern::price, "量换价",
     "您要是把下季度的也一起定，我去申请再让两个点。", 2},
    {Scene::concession, 3, Concern::price, "送服务收口",
     "价就这个价，我再给您加半年质保，行的话今天就定下来。", 1},
    {Scene::closing, 0, Concern::none, "二选一", "那您看是先发一百套试装，还是整单一起发？", 8},
    {Scene::closing, 0, Concern::none, "复述确认",
     "我跟您核一下：二百套，周五到，月结三十天，对吧？我马上发确认单给您。", 6},
    {Scene::revisit, 0, Concern::none, "到货第三天",
     "货到三天了，装上有没有异响？温升多少？有事您直接打我手机。", 4},
};

std::string day_after(const Ctx& ctx, int days) { return ctx.today.plus_days(days).to_string(); }

Card card_of(CardKind kind, const Ctx& ctx, std::string_view words, std::string_view source,
             int days) {
    Card card;
    card.kind = kind;
    card.words = words;
    card.source = source;
    card.valid_until = *Date::parse(day_after(ctx, days));
    return card;
}

Result<> keep(Tx& tx, const Ctx& ctx, const Card& card) {
    CHECK(knowledge::create_card(tx, ctx, card));
    return Done{};
}

Id line_of(const Company& c, std::size_t series) {
    return series < kSeriesCount ? c.lines[series] : Id{};
}

Result<> write_points(Tx& tx, const Ctx& ctx, const Company& c) {
    TRY(const auto known, knowledge::list_segments(tx, ctx, {}));
    for (const Point& point : kPoints) {
        Card card = card_of(CardKind::selling_point, ctx, point.words, point.source, point.days);
        card.line_id = line_of(c, point.series);
        card.title = point.title;
        card.concern = point.concern;
        if (std::ranges::find(known.items, point.industry) != known.items.end())
            card.segment = point.industry;
        CHECK(keep(tx, ctx, card));
    }
    for (const Plain& plain : kPlains) {
        Card card = card_of(CardKind::plain_word, ctx, plain.words, "技术支持部", kLong);
        card.valid_until = {};
        card.parameter = plain.parameter;
        card.value_pattern = plain.pattern;
        CHECK(keep(tx, ctx, card));
    }
    return Done{};
}

Result<> write_fabs(Tx& tx, const Ctx& ctx, const Company& c) {
    Card bearing = card_of(CardKind::fab, ctx, "", "产品部", kLong);
    bearing.line_id = c.lines[kFirstBearing];
    bearing.title = "双面橡胶密封，油脂预填";
    bearing.advantage = "灰尘进不去，油脂不流失";
    bearing.benefit = "装上三年不用加油，停线保养的时间省下来";
    bearing.proof = "同工况 1,200 小时台架试验报告；宁波一家包装厂连续用了 38 个月";
    bearing.demonstration =
        "1. 拿一套新的和一套用过的并排放\n2. 让客户转一转，听声音\n3. 翻开密封圈看油脂";
    CHECK(keep(tx, ctx, bearing));
    Card servo = card_of(CardKind::fab, ctx, "", "技术支持部", kLong);
    servo.line_id = c.lines[kServos];
    servo.title = "23 位绝对值编码器";
    servo.advantage = "断电也记得位置，上电不用回零";
    servo.benefit = "早上开机直接干活，一条线一天多出二十分钟";
    servo.proof = "苏州客户换装前后的开机记录";
    servo.concern = Concern::ease;
    return keep(tx, ctx, servo);
}

Result<> write_rivals(Tx& tx, const Ctx& ctx, const Company& c) {
    constexpr std::int64_t kYuan = UnitPrice::kPerMajor;
    for (const Rival& rival : kRivals) {
        Card card = card_of(CardKind::rival, ctx, rival.words, "展会走访，2026 年秋", kLong);
        card.line_id = line_of(c, rival.series);
        card.title = rival.title;
        card.competitor = rival.competitor;
        card.price_low_e4 = {rival.low_yuan * kYuan};
        card.price_high_e4 = {rival.high_yuan * kYuan};
        card.strengths = rival.strengths;
        card.weaknesses = rival.weaknesses;
        for (std::size_t i = 0; i < rival.rows.size(); ++i) {
            const auto& [topic, ours, theirs] = rival.rows[i];
            const int days = i == 0 ? kOver : i == 1 ? kSoon : kLong;
            card.comparisons.push_back(
                {topic, ours, theirs, "对方样本与客户反馈", ctx.today.plus_days(days)});
        }
        CHECK(keep(tx, ctx, card));
    }
    return Done{};
}

Result<> write_policies(Tx& tx, const Ctx& ctx, const Company& c) {
    Card all = card_of(CardKind::policy, ctx,
                       "七天内没拆封可以退，十五天内有质量问题包换，来回运费我们出。",
                       "售后服务制度 2026 版", kLong);
    all.return_days = 7;
    all.warranty_months = 12;
    all.free_services = "电话选型、装机指导";
    CHECK(keep(tx, ctx, all));
    Card servo = card_of(CardKind::policy, ctx,
                         "伺服三十天内不满意可退，质保十八个月，坏了先发新的再收旧的。",
                         "伺服产品线服务承诺", kLong);
    servo.line_id = c.lines[kServos];
    servo.return_days = 30;
    servo.warranty_months = 18;
    servo.free_services = "首次上门调试、参数备份";
    CHECK(keep(tx, ctx, servo));
    Card guides = card_of(CardKind::policy, ctx, "导轨按长度裁好的不退，精度超差包换。",
                          "导轨销售政策（旧版）", kOver);
    guides.line_id = c.lines[kGuides];
    guides.warranty_months = 12;
    return keep(tx, ctx, guides);
}

/// Who writes it is its author; what the manager approves is read by everybody.
Result<> write_scripts(Tx& tx, const Ctx& ctx, std::vector<Id>& ids) {
    for (const Talk& talk : kTalks) {
        knowledge::Script script;
        script.scene = talk.scene;
        script.step_no = talk.step;
        script.concern = talk.concern;
        script.title = talk.title;
        script.words = talk.words;
        script.source = "老销售的录音整理";
        TRY(const auto saved, knowledge::create_script(tx, ctx, script));
        ids.push_back(saved.id);
    }
    return Done{};
}

Result<> approve_all(Tx& tx, const Ctx& ctx, const std::vector<Id>& ids) {
    for (const Id id : ids) CHECK(knowledge::approve_script(tx, ctx, {id}));
    return Done{};
}

Result<> say_them(Tx& tx, const Ctx& ctx, const std::vector<Id>& ids, int seller) {
    for (std::size_t i = 0; i < ids.size(); ++i)
        for (int n = seller; n < kTalks[i].uses; n += 3)
            CHECK(knowledge::use_script(tx, ctx, {ids[i]}));
    return Done{};
}

/// A better answer to the price, which waits for the manager.
Result<> draft_better(Tx& tx, const Ctx& ctx, Id price) {
    TRY(const auto next, knowledge::revise_script(tx, ctx, {price}));
    CHECK(knowledge::edit_script(
        tx, ctx,
        {next.id, next.version,
         boost::json::object{{"words",
                              "您觉得贵我特别理解，谁买东西都想花得值。咱们不比单价，比一年要花多少"
                              "，我现在就算给您看。"},
                             {"reason", "问“跟谁比”容易被带去比价，改成一起算账"}}}));
    return Done{};
}

/// The next two designs of a sensor instead of the first, with a sentence each.
Result<> name_substitutes(Tx& tx, const Ctx& ctx, const Company& c) {
    std::vector<Id> ids;
    for (const Good& good : c.goods)
        if (good.series == kSensors && ids.size() < 3) ids.push_back(good.id);
    if (ids.size() < 3) return Done{};
    const auto before = storage::find<catalog::Product>(tx, ids[0]);
    catalog::Product after = *before;
    after.substitutes = {{ids[1], "安装尺寸和接线都一样，常闭的在程序里取反就行"},
                         {ids[2], "PNP 输出的，您的控制器支持就能换，支架不用动"}};
    return catalog::change_product(tx, ctx, *before, after);
}

}  // namespace

void plan_knowledge(Company& c) {
    const auto ids = std::make_shared<std::vector<Id>>();
    const auto on = [&c](int days_before, int minute, const Ctx& who, Company::Call work) {
        const Date day = c.season.open_before(c.today.plus_days(-days_before));
        c.at(c.zone.at(day, minute), [&c, &who, work = std::move(work)] { c.call(who, work); });
    };
    const auto about = [&c](auto write) -> Company::Call {
        return [&c, write](Tx& tx, const Ctx& ctx) { return write(tx, ctx, c); };
    };
    on(kWrittenBefore, 9 * 60, c.marketing, about(&write_points));
    on(kWrittenBefore, 9 * 60 + 20, c.marketing, about(&write_fabs));
    on(kWrittenBefore, 9 * 60 + 40, c.marketing, about(&write_rivals));
    on(kWrittenBefore, 10 * 60, c.manager, about(&write_policies));
    on(kWrittenBefore, 10 * 60 + 20, c.purchasing, about(&name_substitutes));
    on(kWrittenBefore, 11 * 60, c.sellers[0],
       [ids](Tx& tx, const Ctx& ctx) { return write_scripts(tx, ctx, *ids); });
    on(kWrittenBefore, 14 * 60, c.manager,
       [ids](Tx& tx, const Ctx& ctx) { return approve_all(tx, ctx, *ids); });
    for (int seller = 0; seller < 3; ++seller)
        on(3 - seller, 15 * 60, c.sellers[static_cast<std::size_t>(seller)],
           [ids, seller](Tx& tx, const Ctx& ctx) { return say_them(tx, ctx, *ids, seller); });
    on(1, 16 * 60, c.sellers[0],
       [ids](Tx& tx, const Ctx& ctx) { return draft_better(tx, ctx, ids->at(4)); });
}

}  // namespace zhuli::cli::demo
