// The directory of an office platform in a scenario: who stands in it over there, and what an
// administrator takes over. The platform is a double on the loopback that speaks as WeCom does.
#include <fmt/format.h>

#include <boost/json/serialize.hpp>

#include "features/directory/platforms_for_test.hpp"
#include "notify/reach.hpp"
#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;

/// The platform over there, reachable for as long as the walk goes on.
struct Walk::Office {
    Office() { notify::allow_private_addresses(true); }
    ~Office() { notify::allow_private_addresses(false); }
    Office(const Office&) = delete;
    Office& operator=(const Office&) = delete;
    directory::Platforms platforms;
};

Walk::Office& Walk::office() {
    if (!office_) office_ = std::make_shared<Office>();
    return *office_;
}

/// 平台登记 张三，部门 销售部，邮箱 zs@corp.cn: over there, by whoever looks after the platform.
void Walk::list_over_there(const std::string&, const Step& step) {
    auto& platforms = office().platforms;
    std::string department = "1";
    if (const auto name = step.term("部门 "); !name.empty()) {
        for (const auto& [id, place] : platforms.departments)
            if (place.name == name) department = id;
        if (department == "1") {
            department = std::to_string(platforms.departments.size() + 2);
            platforms.departments[department] = {"1", name};
        }
    }
    platforms.people[std::to_string(std::hash<std::string>{}(step.object))] = {
        step.object, step.term("手机 "), step.term("邮箱 "), department};
    last_ = {};
}

void Walk::strike_over_there(const std::string&, const Step& step) {
    std::erase_if(office().platforms.people,
                  [&](const auto& one) { return one.second.name == step.object; });
    last_ = {};
}

void Walk::set_up_platform(const std::string& who, const Step&) {
    const auto url = office().platforms.url("wecom");
    call(who, "POST", "/platforms",
         json::serialize(json::object{{"kind", "wecom"},
                                      {"app_id", "corp"},
                                      {"secret", "right"},
                                      {"api_url", url},
                                      {"directory_url", url}}));
    platform_id_ = last_.text("id");
}

void Walk::read_directory(const std::string& who, const Step&) {
    call(who, "POST", "/directory_runs",
         json::serialize(json::object{{"platform_id", platform_id_}}));
    run_id_ = last_.text("id");
    world_.run_jobs();
}

void Walk::move_run(const std::string& who, const std::string& noun) {
    call(who, "POST", "/directory_runs/" + run_id_ + "/" + noun, "{}");
    world_.run_jobs();
}

void Walk::apply_directory(const std::string& who, const Step&) { move_run(who, "application"); }
void Walk::undo_directory(const std::string& who, const Step&) { move_run(who, "reversal"); }

/// 期望 同步 等待确认，变化 3
void Walk::expect_run(const std::string&, const Step& step) {
    const auto run = world_.call("admin", "GET", "/directory_runs/" + run_id_);
    const auto state = text_of("enum.directory_run.state." + run.text("state"));
    expect(step, state == step.object, step.object, state + " " + run.text("problem"));
    const auto count = std::to_string(run.json.at("change_count").as_int64());
    expect(step, count == step.term("变化 "), step.term("变化 "), count);
}

/// 期望 用户 zs@corp.cn 张三 在职, or 无.
void Walk::expect_user(const std::string&, const Step& step) {
    const auto space = step.object.find(' ');
    const auto email = step.object.substr(0, space);
    const auto users = world_.call("admin", "GET", "/users?limit=200");
    std::string has = "无";
    for (const auto& one : users.json.at("items").as_array())
        if (one.at("email").as_string() == email)
            has =
                fmt::format("{} {}", std::string(one.at("name").as_string()),
                            text_of("enum.user.state." + std::string(one.at("state").as_string())));
    const auto wanted = trimmed(step.object.substr(space));
    expect(step, has == wanted, wanted, has);
}

}  // namespace zhuli::scenarios
