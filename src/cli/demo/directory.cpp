#include "cli/demo/directory.hpp"

#include <fmt/format.h>

#include "core/text/pinyin.hpp"

namespace zhuli::cli::demo {

using customers::Customer;
using customers::Tier;

namespace {

constexpr std::string_view kFirst[] = {
    "恒", "宏", "鑫", "瑞", "华", "中", "德", "正", "永", "信", "联", "明", "泰", "隆", "凯", "嘉",
    "博", "天", "海", "新", "百", "万", "兴", "利", "立", "精", "优", "卓", "远", "晟", "晨", "禾",
    "星", "诚", "顺", "安", "景", "汇", "奥", "云", "启", "同", "众", "润", "昊", "佳", "伟", "振"};
constexpr std::string_view kSecond[] = {
    "达", "力", "通", "源", "丰", "盛", "成", "昌", "辉", "阳", "宇", "航", "拓", "腾", "锐",
    "创", "邦", "和", "康", "强", "捷", "驰", "越", "升", "耀", "铭", "翔", "益", "森", "朗",
    "科", "峰", "特", "洋", "茂", "博", "图", "沃", "纳", "尔", "迪", "赛", "林", "川", "岳"};
constexpr std::string_view kSurnames[] = {
    "王", "王", "王", "李", "李", "李", "张", "张", "张", "刘", "刘", "陈", "陈", "杨",   "杨",
    "赵", "黄", "黄", "周", "周", "吴", "吴", "徐", "徐", "孙", "胡", "朱", "高", "林",   "林",
    "何", "郭", "马", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧",   "程",
    "曹", "袁", "邓", "许", "傅", "沈", "曾", "彭", "吕", "苏", "卢", "蒋", "蔡", "贾",   "丁",
    "魏", "薛", "叶", "阎", "余", "潘", "杜", "戴", "夏", "钟", "汪", "田", "任", "姜",   "范",
    "方", "石", "姚", "谭", "廖", "邹", "熊", "金", "陆", "郝", "孔", "白", "崔", "康",   "毛",
    "邱", "秦", "江", "史", "顾", "侯", "邵", "孟", "龙", "万", "段", "单", "仇", "欧阳", "上官"};
constexpr std::string_view kGiven[] = {
    "伟",   "敏",   "静",   "磊",   "军",   "洋",   "勇",   "艳",   "杰",   "娟",   "涛",   "明",
    "超",   "霞",   "平",   "刚",   "建国", "建军", "建华", "国强", "国栋", "志强", "志远", "志明",
    "文斌", "文静", "文博", "海燕", "海涛", "晓东", "晓燕", "晓峰", "晓丽", "玉兰", "玉梅", "丽华",
    "丽娜", "丽君", "秀英", "秀兰", "红梅", "春梅", "雪梅", "立新", "立群", "永强", "永刚", "振华",
    "振宇", "俊杰", "俊峰", "俊豪", "思远", "思琪", "子涵", "子轩", "雨欣", "雨桐", "嘉怡", "嘉豪",
    "佳慧", "佳宁", "欣怡", "浩然", "浩宇", "天翔", "天佑", "瑞霖", "一鸣", "家豪", "家辉", "伟强",
    "伟杰", "伟明", "少华", "少峰", "惠芳", "桂芳", "淑珍", "淑华", "美玲", "美娟", "婷婷", "丹丹",
    "佩珊", "泽楷", "锦荣", "炳坤", "耀辉", "庆丰", "宝山", "德胜", "长江", "新民", "卫东", "向阳"};
constexpr std::string_view kTitles[] = {
    "采购经理", "采购经理", "采购主管",   "采购员", "采购员", "设备经理", "设备主管",
    "生产主管", "仓库主管", "技术工程师", "总经理", "厂长",   "副总经理"};
constexpr std::string_view kStreets[] = {
    "工业大道", "科技路",   "创业路", "兴业路", "振兴路", "人民路",   "迎宾大道",
    "长江路",   "黄河路",   "富民路", "东环路", "西环路", "环城北路", "开发大道",
    "金桥路",   "园区大道", "锦绣路", "双创路", "繁荣路", "康庄路",   "永安路",
    "南洋路",   "望亭路",   "富春路", "星火路", "建设路", "港口大道"};
constexpr std::string_view kSources[] = {"展会",   "展会",     "转介绍",    "转介绍",
                                         "转介绍", "官网",     "电话开发",  "电话开发",
                                         "1688",   "行业协会", "技术交流会"};
constexpr std::string_view kTags[] = {"重合同",       "月结",       "要质保书",
                                      "对价格敏感",   "交期紧",     "送货前电话",
                                      "开增值税专票", "技术要求高", "只收整箱"};
constexpr std::string_view kHabits[] = {
    "送货前一天电话通知，周五下午不收货。", "每月 25 日对账，月底前开票。",
    "指定原厂包装，随货附合格证。",         "报价有效期要求 30 天，旺季提前备货。",
    "设备停机抢修时会加急，走当日快递。",   "收货地址与开票地址不同，下单前再确认一次。",
    "技术确认后才下单，先要图纸和选型表。", "只在上午收货，车辆须提前登记。",
    "价格敏感，竞争报价来自本地经销商。",   "年度框架价每年 3 月重谈。"};
constexpr std::string_view kMobilePrefixes[] = {"133", "135", "136", "137", "138", "139", "150",
                                                "151", "152", "158", "159", "177", "180", "181",
                                                "185", "186", "187", "188", "189", "199"};
constexpr std::string_view kCodeSymbols = "0123456789ABCDEFGHJKLMNPQRTUWXY";

constexpr double kWithLandline = 0.18;
constexpr double kWithCreditCode = 0.85;
constexpr double kWithEmail = 0.45;
constexpr double kWithWechat = 0.7;

int value_of(char c) { return c <= '9' ? c - '0' : c - 'A' + 10; }

/// GB 11714: the ninth character of an organisation code.
char organisation_check(std::string_view eight) {
    constexpr int kWeights[] = {3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < 8; ++i) sum += value_of(eight[i]) * kWeights[i];
    const int check = 11 - sum % 11;
    if (check == 10) return 'X';
    return static_cast<char>('0' + check % 11);
}

std::string joined(const std::vector<std::string>& syllables) {
    std::string out;
    for (const auto& syllable : syllables) out += syllable;
    return out;
}

std::int64_t credit_limit(Tier tier, Dice& dice) {
    constexpr int kTenThousands[][2] = {{80, 300}, {30, 100}, {5, 40}, {0, 8}};
    const auto& [low, high] = kTenThousands[static_cast<int>(tier)];
    return std::int64_t{dice.between(low, high)} * 10'000 * 100;
}

}  // namespace

std::string credit_code(std::string_view region, std::string_view organisation) {
    std::string code = "91";
    code += region;
    code += organisation;
    code += organisation_check(organisation);
    int sum = 0, weight = 1;
    for (const char c : code) {
        sum += static_cast<int>(kCodeSymbols.find(c)) * weight;
        weight = weight * 3 % 31;
    }
    return code + kCodeSymbols[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

struct Directory::Trade {
    std::string_view name;      // in the company's name
    std::string_view industry;  // as the record says it
};

std::span<const Directory::Trade> Directory::trades() {
    static constexpr Trade kTrades[] = {
        {"机械设备", "机械制造"},     {"机械制造", "机械制造"},     {"精密机械", "机械制造"},
        {"自动化科技", "自动化"},     {"自动化设备", "自动化"},     {"智能装备", "自动化"},
        {"机器人科技", "自动化"},     {"包装机械", "包装印刷"},     {"包装设备", "包装印刷"},
        {"印刷机械", "包装印刷"},     {"电子科技", "电子"},         {"电子设备", "电子"},
        {"半导体设备", "电子"},       {"新能源科技", "新能源"},     {"光伏设备", "新能源"},
        {"锂电装备", "新能源"},       {"汽车零部件", "汽车零部件"}, {"汽车配件", "汽车零部件"},
        {"精密模具", "模具五金"},     {"五金制品", "模具五金"},     {"金属制品", "模具五金"},
        {"数控机床", "机床"},         {"数控设备", "机床"},         {"纺织机械", "纺织机械"},
        {"食品机械", "食品机械"},     {"医疗器械", "医疗器械"},     {"塑胶制品", "橡塑"},
        {"注塑机械", "橡塑"},         {"橡塑科技", "橡塑"},         {"输送设备", "物流装备"},
        {"物流装备", "物流装备"},     {"仓储设备", "物流装备"},     {"环保设备", "环保"},
        {"水处理设备", "环保"},       {"泵阀制造", "泵阀"},         {"流体科技", "泵阀"},
        {"木工机械", "家具木工"},     {"电梯配件", "电梯"},         {"电机制造", "电机电气"},
        {"电气设备", "电机电气"},     {"机电工程", "工程安装"},     {"机电设备", "工业品贸易"},
        {"工业品贸易", "工业品贸易"}, {"传动科技", "工业品贸易"},   {"轴承贸易", "工业品贸易"}};
    return kTrades;
}

std::string Directory::fresh_stem(std::string_view trade) {
    for (;;) {
        const std::string_view first = dice_.pick(kFirst), second = dice_.pick(kSecond);
        if (first == second) continue;
        const std::string stem = std::string(first) + std::string(second);
        if (names_.insert(stem + std::string(trade)).second) return stem;
    }
}

std::string Directory::company_name(const Place& place, const std::string& stem, const Trade& trade,
                                    Tier tier) {
    if (tier == Tier::d && dice_.chance(0.12))
        return fmt::format("{}{}{}机电经营部", place.city, place.district, stem);
    const bool large = tier == Tier::a && dice_.chance(0.3);
    const bool listed = tier <= Tier::b && dice_.chance(0.12);
    const char* form = large ? "集团有限公司" : listed ? "股份有限公司" : "有限公司";
    if (dice_.chance(0.18)) return fmt::format("{}{}（{}）{}", stem, trade.name, place.city, form);
    return fmt::format("{}{}{}{}", place.city, stem, trade.name, form);
}

std::string Directory::person_name() {
    return std::string(dice_.pick(kSurnames)) + std::string(dice_.pick(kGiven));
}

std::string Directory::digits(int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += static_cast<char>('0' + dice_.between(0, 9));
    return out;
}

std::string Directory::fresh_mobile() {
    for (;;) {
        std::string number = "+86" + std::string(dice_.pick(kMobilePrefixes)) + digits(8);
        if (numbers_.insert(number).second) return number;
    }
}

std::string Directory::fresh_landline(const Place& place) {
    for (;;) {
        std::string number =
            fmt::format("+86{}{}{}", place.dialling, dice_.between(52, 88), digits(6));
        if (numbers_.insert(number).second) return number;
    }
}

std::string Directory::fresh_credit_code(const Place& place) {
    for (;;) {
        std::string organisation = "MA";
        for (int i = 0; i < 6; ++i)
            organisation += kCodeSymbols[static_cast<std::size_t>(dice_.between(0, 30))];
        const std::string code = credit_code(place.code, organisation);
        if (codes_.insert(code).second) return code;
    }
}

std::string Directory::address(const Place& place) {
    std::string text = fmt::format("{}市{}{}{}号", place.city, place.district, dice_.pick(kStreets),
                                   dice_.between(1, 1999));
    if (dice_.chance(0.5)) text += fmt::format("{}号厂房", dice_.between(1, 28));
    return text;
}

customers::Contact Directory::colleague() {
    customers::Contact contact;
    contact.name = person_name();
    contact.title = dice_.pick(kTitles);
    contact.phone.v = fresh_mobile();
    return contact;
}

Entry Directory::next(Tier tier) {
    std::vector<double> weights;
    for (const Place& place : places()) weights.push_back(place.weight);
    const Place& place = places()[dice_.weighted(weights)];
    const Trade& trade = dice_.pick(trades());
    const std::string stem = fresh_stem(trade.name);
    Customer c;
    c.name = company_name(place, stem, trade, tier);
    c.short_name = stem;
    if (dice_.chance(kWithCreditCode)) c.credit_code.v = fresh_credit_code(place);
    c.tier = tier;
    c.contact_name = person_name();
    c.contact_title = dice_.pick(kTitles);
    c.phone.v = dice_.chance(kWithLandline) ? fresh_landline(place) : fresh_mobile();
    const std::string spelled = joined(text::pinyin(c.contact_name.v));
    if (dice_.chance(kWithEmail))
        c.email.v = fmt::format("{}@{}{}.example", spelled, joined(text::pinyin(stem)),
                                dice_.between(1, 99));
    if (dice_.chance(kWithWechat)) c.wechat = fmt::format("{}_{}", spelled, digits(4));
    c.region = place.city;
    c.address = address(place);
    c.industry = trade.industry;
    c.source = dice_.pick(kSources);
    c.credit_limit_minor.v = credit_limit(tier, dice_);
    if (tier <= Tier::b) c.contacts.push_back(colleague());
    if (dice_.chance(0.4)) c.tags.emplace_back(dice_.pick(kTags));
    if (dice_.chance(0.35)) c.note = dice_.pick(kHabits);
    return {std::move(c), &place};
}

}  // namespace zhuli::cli::demo
