#include "bench/company.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "features/catalog/use_cases.hpp"
#include "features/customers/use_cases.hpp"
#include "features/customers/use_cases_talks.hpp"
#include "features/identity/secrets.hpp"
#include "features/identity/use_cases.hpp"
#include "features/orders/use_cases.hpp"
#include "features/stock/use_cases.hpp"
#include "storage/save.hpp"

namespace zhuli::bench {

namespace {

constexpr Scale kScales[] = {{"10k", 10'000, 33'000, 1'000, 12},
                             {"100k", 100'000, 330'000, 2'000, 60},
                             {"300k", 300'000, 1'000'000, 3'000, 150},
                             {"1m", 1'000'000, 3'300'000, 5'000, 400}};
constexpr int kHistoryDays = 3 * 365;
constexpr int kPerUnit = 100;
constexpr int kSellersPerTeam = 10;

constexpr std::string_view kCities[] = {"上海", "杭州", "苏州", "无锡", "宁波", "南京", "昆山",
                                        "嘉兴", "佛山", "东莞", "厦门", "青岛", "武汉", "成都"};
constexpr std::string_view kFirst[] = {"恒", "精", "瑞", "联", "明", "宏", "信", "金", "德", "禾",
                                       "正", "科", "力", "永", "华", "中", "天", "东", "海", "盛",
                                       "嘉", "鼎", "博", "众", "启", "润", "泰", "安", "新", "百"};
constexpr std::string_view kSecond[] = {"达", "工", "丰", "创", "泰", "远", "立", "牛", "川", "木",
                                        "阳", "林", "拓", "安", "诚", "晟", "宇", "方", "润", "隆",
                                        "通", "业", "利", "飞", "源", "程", "翔", "茂", "凯", "帆"};
constexpr std::string_view kTrades[] = {"机械",       "包装材料", "电子科技", "新能源科技",
                                        "自动化设备", "商贸",     "五金",     "塑胶制品"};
constexpr std::string_view kSurnames[] = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄",
                                          "周", "吴", "徐", "孙", "曾", "单", "谢", "仇"};
constexpr std::string_view kGiven[] = {"伟",   "敏",   "思远", "国栋", "丽华", "嘉宁",
                                       "晓雯", "文哲", "子昂", "一诺", "佳怡", "海涛"};
constexpr std::string_view kSources[] = {"展会", "转介绍", "官网", "电话", "老客户"};
constexpr std::string_view kLines[] = {"轴承",     "直线导轨", "伺服电机",
                                       "气动元件", "减速机",   "传感器"};

constexpr std::string_view kOccasions[] = {"来电说", "微信上问", "上门时提到", "回访时说"};
constexpr std::string_view kAsked[] = {
    "报价能不能再低一点", "什么时候发货",         "想先寄两件样品看看", "付款要走月结",
    "发票抬头要改",       "上一批有两件尺寸偏差", "想要新款目录",       "年底前还有一个项目"};
constexpr std::string_view kThen[] = {
    "约好下周三再联系",   "已转给采购王工确认", "等他们内部开会定",   "对方比较着急，催了两次",
    "竞争对手给的价更低", "先按老规格报一份",   "要求包装换成木箱",   "说可以再等等看",
    "希望安排工程师上门", "交期最晚到月底",     "样品满意，准备下单", "预算还没批下来"};

template <std::size_t N>
std::string_view word(const std::string_view (&words)[N], std::uint64_t n) {
    return words[n % N];
}

/// A well mixed number that is always the same for the same n.
std::uint64_t mixed(std::uint64_t n) {
    n += 0x9E3779B97F4A7C15ULL;
    n = (n ^ (n >> 30)) * 0xBF58476D1CE4E5B9ULL;
    n = (n ^ (n >> 27)) * 0x94D049BB133111EBULL;
    return n ^ (n >> 31);
}

}  // namespace

Scale scale_of(std::string_view name) {
    for (const Scale& scale : kScales)
        if (scale.name == name) return scale;
    throw std::runtime_error("no such size: " + std::string(name));
}

std::string seller_email(int n) { return fmt::format("seller{}@bench.zhuli", n); }

std::string talk_with(int n) {
    const std::uint64_t m = mixed(static_cast<std::uint64_t>(n) * 3 + 1);
    return fmt::format("{}{}{}，{}。{}，{}，参考 {}{}号方案。", word(kSurnames, m),
                       word(kGiven, m >> 4), word(kOccasions, m >> 8), word(kAsked, m >> 16),
                       word(kThen, m >> 24), word(kThen, m >> 32), word(kCities, m >> 40),
                       n % 1000);
}

customers::Customer customer_of(int n) {
    const std::uint64_t m = mixed(static_cast<std::uint64_t>(n));
    customers::Customer customer;
    customer.name =
        fmt::format("{}{}{}{}{}有限公司", word(kCities, m), word(kFirst, m >> 8),
                    word(kSecond, m >> 16), word(kFirst, m >> 24), word(kTrades, m >> 32));
    customer.region = word(kCities, m);
    customer.source = word(kSources, m >> 36);
    customer.contact_name = fmt::format("{}{}", word(kSurnames, m >> 40), word(kGiven, m >> 44));
    customer.phone.v = fmt::format("+8613{:09}", n);
    customer.tier = static_cast<customers::Tier>((m >> 48) % 4);
    customer.status = static_cast<customers::CustomerStatus>((m >> 52) % 4);
    customer.credit_limit_minor = {static_cast<std::int64_t>((m >> 56) % 50 + 1) * 1'000'000'000};
    return customer;
}

Company::Company(const Scale& scale, identity::Org org, Instant now, Run run)
    : scale_(scale), org_(std::move(org)), now_(now), run_(std::move(run)) {}

/// The company as it was when `share` of its history had passed.
Ctx Company::ctx_on_day(double share) const {
    const auto age_ms = static_cast<std::int64_t>((1 - share) * kHistoryDays * double(kDayMs));
    return identity::system_ctx(org_, now_.plus_ms(-age_ms), Path::import);
}

Id Company::seller(int n) const {
    return sellers_[mixed(static_cast<std::uint64_t>(n) * 7 + 3) % sellers_.size()];
}

int Company::number(int low, int high) {
    return low + static_cast<int>(random_() % static_cast<std::uint64_t>(high - low + 1));
}

void Company::add_people() {
    const Ctx ctx = ctx_on_day(0);
    const std::string hash = identity::hash_password(kPassword);
    run_(ctx, [&](Tx& tx) -> Result<> {
        Id team;
        sellers_.clear();
        for (int i = 0; i < scale_.sellers; ++i) {
            if (i % kSellersPerTeam == 0) {
                identity::Team row{.name = fmt::format("销售{}组", i / kSellersPerTeam + 1)};
                CHECK(storage::save_new(tx, ctx, row, {"team.created", {}, ""}));
                team = row.id;
            }
            identity::NewUser person{
                .email = {seller_email(i)},
                .name = fmt::format("{}{}", word(kSurnames, mixed(i)), word(kGiven, mixed(i) >> 8)),
                .team_id = team,
                .roles = {Role::assistant}};
            TRY(const auto user, identity::add_user(tx, ctx, person, hash));
            sellers_.push_back(user.id);
        }
        return Done{};
    });
}

void Company::add_products() {
    const Ctx ctx = ctx_on_day(0);
    Id warehouse;
    std::vector<Id> lines;
    run_(ctx, [&](Tx& tx) -> Result<> {
        lines.clear();
        TRY(const auto stored, stock::create_warehouse(tx, ctx, {.code = "W1", .name = "主仓"}));
        warehouse = stored.id;
        for (std::size_t i = 0; i < std::size(kLines); ++i) {
            TRY(const auto line,
                catalog::create_line(tx, ctx,
                                     {.code = fmt::format("L{}", i + 1), .name = kLines[i]}));
            lines.push_back(line.id);
        }
        return Done{};
    });
    for (int i = 0; i < scale_.products; ++i) {
        catalog::Product product{.code = fmt::format("P{:05}", i),
                                 .name = fmt::format("{} {}", word(kLines, i), 6000 + i * 4),
                                 .line_id = lines[static_cast<std::size_t>(i) % lines.size()]};
        product.list_price_e4 = {number(8, 900) * 10'000};
        product.floor_price_e4 = {product.list_price_e4.v * 85 / 100};
        run_(ctx, [&](Tx& tx) -> Result<> {
            CHECK(catalog::add_product(tx, ctx, product));
            stock::StockMove opening;
            opening.product_id = product.id;
            opening.warehouse_id = warehouse;
            opening.quantity = {kStockPerProduct};
            opening.reason = stock::MoveReason::opening;
            CHECK(stock::record_move(tx, ctx, opening));
            return Done{};
        });
        products_.push_back(product);
    }
}

void Company::add_customers() {
    for (int first = 0; first < scale_.customers; first += kPerUnit) {
        const Ctx ctx = ctx_on_day(first / double(scale_.customers));
        const int end = std::min(first + kPerUnit, scale_.customers);
        std::vector<Id> added;
        run_(ctx, [&](Tx& tx) -> Result<> {
            added.clear();
            for (int n = first; n < end; ++n) {
                customers::Customer customer = customer_of(n);
                customer.owner_id = seller(n);
                CHECK(customers::add_customer(tx, ctx, customer));
                added.push_back(customer.id);
            }
            return Done{};
        });
        customers_.insert(customers_.end(), added.begin(), added.end());
    }
}

void Company::add_talks() {
    for (int first = 0; first < scale_.customers; first += kPerUnit) {
        const Ctx ctx = ctx_on_day(first / double(scale_.customers));
        run_(ctx, [&](Tx& tx) -> Result<> {
            for (int n = first; n < std::min(first + kPerUnit, scale_.customers); ++n) {
                const customers::ImportedTalk talk{
                    .customer_id = customers_[static_cast<std::size_t>(n)],
                    .channel = static_cast<customers::Channel>(n % 4),
                    .words = {talk_with(n)},
                    .happened_at = ctx.now};
                CHECK(customers::import_talk(tx, ctx, talk));
            }
            return Done{};
        });
    }
}

orders::ImportedOrder Company::closed_order(int n) {
    const auto buyer = static_cast<std::size_t>(number(0, scale_.customers - 1));
    orders::ImportedOrder order;
    order.customer_id = customers_[buyer];
    order.customer_name = customer_of(static_cast<int>(buyer)).name;
    order.owner_id = seller(static_cast<int>(buyer));
    order.external_no = fmt::format("H{:07}", n);
    order.source = "bench";
    const Ctx day = ctx_on_day(n / double(scale_.orders));
    order.placed_on = day.today;
    order.placed_at = day.now;
    const int lines = n % 33 == 0 ? 4 : 3;
    for (int i = 0; i < lines; ++i) {
        const auto& product = products_[static_cast<std::size_t>(number(0, scale_.products - 1))];
        orders::ImportedLine line{product.id, product.code, product.name, product.line_id};
        line.quantity = {number(1, 40)};
        line.unit_price_e4 = product.list_price_e4;
        line.amount_minor = line_amount(line.quantity, line.unit_price_e4).value();
        order.lines.push_back(std::move(line));
    }
    return order;
}

void Company::add_history() {
    for (int first = 0; first < scale_.orders; first += kPerUnit) {
        const Ctx ctx = ctx_on_day(first / double(scale_.orders));
        std::vector<orders::ImportedOrder> batch;
        for (int n = first; n < std::min(first + kPerUnit, scale_.orders); ++n)
            batch.push_back(closed_order(n));
        run_(ctx, [&](Tx& tx) -> Result<> {
            for (const auto& order : batch) CHECK(orders::import_closed_order(tx, ctx, order));
            return Done{};
        });
    }
}

orders::NewOrder Company::open_order(int n) {
    const auto buyer = static_cast<std::size_t>(number(0, scale_.customers - 1));
    orders::NewOrder order;
    order.customer_id = customers_[buyer];
    order.owner_id = seller(static_cast<int>(buyer));
    for (int i = 0; i < 3; ++i) {
        const auto& product = products_[static_cast<std::size_t>(number(0, scale_.products - 1))];
        order.lines.push_back({product.id, {number(1, 9)}, product.list_price_e4});
    }
    order.confirm = n % 2 == 0;
    return order;
}

void Company::add_open_orders() {
    const Ctx ctx = ctx_on_day(1);
    for (int n = 0; n < scale_.sellers * kOpenOrdersPerSeller; ++n) {
        const auto order = open_order(n);
        run_(ctx, [&](Tx& tx) -> Result<> {
            CHECK(orders::create_order(tx, ctx, order));
            return Done{};
        });
    }
}

}  // namespace zhuli::bench
