#include "cli/demo.hpp"

#include <fmt/format.h>

#include <random>

#include "features/catalog/use_cases.hpp"
#include "features/customers/use_cases.hpp"
#include "features/identity/secrets.hpp"
#include "features/identity/sign_in.hpp"
#include "features/identity/use_cases.hpp"
#include "storage/save.hpp"

namespace zhuli::cli {

namespace {

using storage::Tx;

constexpr int kCustomers = 2000;
constexpr int kProducts = 300;
constexpr int kPerUnit = 25;  // records in one write unit, well under its time limit
constexpr int kContactDays = 30;

constexpr const char* kCities[] = {"上海", "杭州", "苏州", "无锡", "宁波", "南京", "昆山", "嘉兴",
                                   "佛山", "东莞", "厦门", "青岛", "武汉", "成都"};
constexpr const char* kBrands[] = {"恒达", "精工", "瑞丰", "联创", "明泰", "宏远", "信立", "金牛",
                                   "德川", "禾木", "正阳", "科林", "力拓", "永安", "华诚", "中晟"};
constexpr const char* kTrades[] = {"机械", "包装材料", "电子科技", "新能源科技", "自动化设备",
                                   "商贸", "五金", "塑胶制品"};
constexpr const char* kSurnames[] = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴",
                                     "徐", "孙", "曾", "单", "谢", "仇"};
constexpr const char* kGiven[] = {"伟", "敏", "思远", "国栋", "丽华", "嘉宁", "晓雯", "文哲",
                                  "子昂", "一诺", "佳怡", "海涛"};
constexpr const char* kSources[] = {"展会", "转介绍", "官网", "电话", "老客户"};
constexpr const char* kLines[] = {"轴承", "直线导轨", "伺服电机", "气动元件", "减速机", "传感器"};
constexpr const char* kModels[] = {"标准型", "加长型", "静音型", "防水型", "高速型", "重载型"};

struct Colleague {
    const char* email;
    const char* name;
    Role role;
    int team;  // index, −1: none
};
constexpr const char* kTeams[] = {"华东一组", "华东二组", "华南组"};
constexpr Colleague kPeople[] = {
    {"manager@demo.zhuli", "邵文哲", Role::manager, 0},
    {"xiaowen@demo.zhuli", "沈晓雯", Role::assistant, 0},
    {"jianing@demo.zhuli", "许嘉宁", Role::assistant, 0},
    {"ziang@demo.zhuli", "陆子昂", Role::assistant, 1},
    {"yinuo@demo.zhuli", "方一诺", Role::assistant, 2},
    {"finance@demo.zhuli", "钱丽", Role::finance, -1},
    {"warehouse@demo.zhuli", "库建国", Role::warehouse, -1},
    {"purchasing@demo.zhuli", "蔡勇", Role::purchasing, -1},
    {"service@demo.zhuli", "傅芳", Role::service, -1},
    {"marketing@demo.zhuli", "石磊", Role::marketing, -1},
    {"hr@demo.zhuli", "任慧", Role::hr, -1},
};

class Demo {
public:
    Demo(storage::Database& db, const identity::Org& org, Instant now)
        : db_(db), ctx_(identity::system_ctx(org, now, Path::command_line)) {}

    Result<> make() {
        CHECK(add_people());
        CHECK(add_catalog());
        for (int done = 0; done < kCustomers; done += kPerUnit) CHECK(add_customers());
        return Done{};
    }

private:
    template <std::size_t N>
    const char* pick(const char* const (&words)[N]) {
        return words[std::uniform_int_distribution<std::size_t>(0, N - 1)(random_)];
    }
    int number(int low, int high) {
        return std::uniform_int_distribution<int>(low, high)(random_);
    }

    Result<> add_people() {
        const std::string hash = identity::hash_password(kDemoPassword);
        return storage::write_now(db_, ctx_, [&](Tx& tx) -> Result<> {
            std::vector<Id> teams;
            for (const char* name : kTeams) {
                identity::Team team{.name = name};
                CHECK(storage::save_new(tx, ctx_, team, {"team.created", {}, ""}));
                teams.push_back(team.id);
            }
            sellers_.clear();
            for (const auto& person : kPeople) {
                const auto index = static_cast<std::size_t>(person.team);
                const Id team = person.team < 0 ? Id{} : teams[index];
                TRY(const auto user,
                    identity::add_user(tx, ctx_, {.email = {person.email}, .name = person.name,
                                                  .team_id = team, .roles = {person.role}},
                                       hash));
                if (person.role == Role::assistant) sellers_.push_back(user.id);
            }
            return Done{};
        });
    }

    Result<> add_catalog() {
        for (std::size_t i = 0; i < std::size(kLines); ++i)
            CHECK(storage::write_now(db_, ctx_, [&](Tx& tx) { return add_line(tx, i); }));
        return Done{};
    }

    Result<> add_line(Tx& tx, std::size_t index) {
        catalog::ProductLine line{.code = fmt::format("L{}", index + 1), .name = kLines[index]};
        TRY(const auto saved, catalog::create_line(tx, ctx_, line));
        const int count = kProducts / static_cast<int>(std::size(kLines));
        for (int i = 0; i < count; ++i) {
            const int serial = static_cast<int>(index) * count + i + 1001;
            catalog::Product product{.code = fmt::format("P{}", serial),
                                     .name = fmt::format("{} {} {}", kLines[index], pick(kModels),
                                                         6000 + i * 4),
                                     .line_id = saved.id};
            product.list_price_e4 = {number(8, 900) * 10'000};
            product.floor_price_e4 = {product.list_price_e4.v * 85 / 100};
            product.cost_e4 = {product.list_price_e4.v * 60 / 100};
            product.safety_stock = {number(10, 80)};
            CHECK(catalog::add_product(tx, ctx_, product));
        }
        return Done{};
    }

    customers::Customer invented_customer() {
        customers::Customer customer;
        const char* city = pick(kCities);
        customer.name = fmt::format("{}{}{}{}有限公司", city, pick(kBrands), pick(kGiven),
                                    pick(kTrades));
        customer.region = city;
        customer.source = pick(kSources);
        customer.contact_name = std::string(pick(kSurnames)) + pick(kGiven);
        customer.phone.v = fmt::format("+8613{}{:08}", number(0, 9), number(0, 99'999'999));
        customer.tier = static_cast<customers::Tier>(number(0, 3));
        customer.status = static_cast<customers::CustomerStatus>(number(0, 3));
        customer.credit_limit_minor = {number(1, 50) * 1'000'000};
        customer.owner_id =
            sellers_[static_cast<std::size_t>(number(0, static_cast<int>(sellers_.size()) - 1))];
        if (number(0, 9) == 0)
            customer.next_contact_on = ctx_.today.plus_days(number(-3, kContactDays));
        return customer;
    }

    Result<> add_customers() {
        std::vector<customers::Customer> batch;
        for (int i = 0; i < kPerUnit; ++i) batch.push_back(invented_customer());
        return storage::write_now(db_, ctx_, [&](Tx& tx) -> Result<> {
            for (auto customer : batch) CHECK(customers::add_customer(tx, ctx_, customer));
            return Done{};
        });
    }

    storage::Database& db_;
    Ctx ctx_;
    std::mt19937 random_{20261124};  // the same company every time
    std::vector<Id> sellers_;
};

}  // namespace

Result<bool> make_demo(storage::Database& db, Instant now) {
    if (!identity::setup_needed(db)) return false;
    TRY(const auto org, identity::found_org(db, {.organization_name = "拾光商贸",
                                                 .admin_name = "管理员",
                                                 .email = {"admin@demo.zhuli"},
                                                 .password = kDemoPassword},
                                            now));
    CHECK(Demo(db, org, now).make());
    return true;
}

}  // namespace zhuli::cli
