#include "tests/scenarios/walk.hpp"

#include <algorithm>
#include <span>

#include "cli/commands.hpp"

namespace zhuli::scenarios {

namespace {

constexpr std::string_view kExpect = "期望", kRefusal = "拒绝";

// Who plays whom in the test world; 许嘉宁 is of another team.
constexpr std::pair<std::string_view, std::string_view> kPeople[] = {
    {"沈晓雯", "assistant"}, {"许嘉宁", "colleague"}, {"邵文哲", "manager"}, {"钱丽", "finance"},
    {"顾建国", "warehouse"}, {"蔡勇", "purchasing"},  {"傅芳", "service"},   {"石磊", "marketing"},
    {"任慧", "admin"},       {"严明", "auditor"}};

/// Thrown to end a walk whose failure is already written down.
struct Stop {};

}  // namespace

Walk::Walk(support::Engine engine)
    : world_(engine), texts_(cli::all_messages(support::all_features())) {
    const auto made =
        world_.call("warehouse", "POST", "/warehouses", R"({"code":"W1","name":"上海总仓"})");
    warehouses_["上海总仓"] = warehouse_ = made.text("id");
}

std::vector<Complaint> Walk::run(const Script& script) {
    file_ = script.file;
    complaints_ = script.complaints;
    for (std::size_t i = 0; i < script.steps.size() && complaints_.empty(); ++i) {
        now_ = &script.steps[i];
        try {
            take(*now_, i + 1 < script.steps.size() ? &script.steps[i + 1] : nullptr);
        } catch (const Stop&) {
        } catch (const std::exception& error) {
            complaints_.push_back({file_, now_->line, now_->text, "能读懂的步骤", error.what()});
        }
    }
    return complaints_;
}

void Walk::take(const Step& step, const Step* next) {
    const bool expects = step.who == kExpect;
    for (const Verb& verb : expects ? expectations() : actions()) {
        if (verb.name != step.verb) continue;
        if (expects) return (this->*verb.act)({}, step);
        const auto person =
            std::find_if(std::begin(kPeople), std::end(kPeople),
                         [&](const auto& known) { return known.first == step.who; });
        expect(step, person != std::end(kPeople), "一个认识的人", step.who);
        (this->*verb.act)(std::string(person->second), step);
        const bool refusal_next = next && next->who == kExpect && next->verb == kRefusal;
        if (!refusal_next) expect_no_refusal(step);
        return;
    }
    std::string known;
    for (const Verb& verb : expects ? expectations() : actions())
        known += (known.empty() ? "" : "、") + std::string(verb.name);
    expect(step, false, "其中一个：" + known, step.verb);
}

void Walk::expect_no_refusal(const Step& step) {
    expect(step, last_.status < 400, "成功",
           std::to_string(last_.status) + " " + text_of(last_.code()) + " " + last_.body);
}

void Walk::expect(const Step& step, bool holds, const std::string& expected,
                  const std::string& got) {
    if (holds) return;
    complaints_.push_back({file_, step.line, step.text, expected, got});
    throw Stop{};
}

Walk::Answer Walk::call(const std::string& who, const std::string& method, const std::string& path,
                        const std::string& body,
                        std::vector<std::pair<std::string, std::string>> headers) {
    world_.now = world_.now.plus_ms(kMinuteMs);
    last_ = world_.call(who, method, path, body, std::move(headers));
    return last_;
}

void Walk::act(const std::string& who, const std::string& noun, const std::string& body) {
    const std::string id(order().at("id").as_string());
    const auto answer = call(who, "POST", "/orders/" + id + "/" + noun, body);
    if (answer.status < 400 && answer.json.is_object() && answer.json.as_object().contains("label"))
        order_ = answer.json;
}

const boost::json::value& Walk::order() const {
    if (!order_.is_object()) throw std::runtime_error("还没有订单");
    return order_;
}

std::string Walk::part_of(const std::string& name) {
    for (const auto& [person, part] : kPeople)
        if (person == name) return std::string(part);
    throw std::runtime_error("不认识 " + name);
}

std::string Walk::product_id(const std::string& code) const {
    const auto found = products_.find(code);
    if (found == products_.end()) throw std::runtime_error("没有产品 " + code);
    return found->second;
}

std::string Walk::customer_id(const std::string& name) const {
    const auto found = customers_.find(name);
    if (found == customers_.end()) throw std::runtime_error("没有客户 " + name);
    return found->second;
}

std::string Walk::text_of(const std::string& code) const {
    return texts_.text(Locale::zh_CN, code);
}

}  // namespace zhuli::scenarios
