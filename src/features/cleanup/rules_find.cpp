#include "features/cleanup/rules_find.hpp"

#include <algorithm>
#include <array>

#include "core/text/text.hpp"

namespace zhuli::cleanup {

namespace {

using customers::Customer;
using customers::CustomerStatus;
using customers::Kind;

const std::vector<FlawTraits> kTraits = [] {
    using enum FlawCode;
    using enum FlawKind;
    using enum Severity;
    using F = FixKind;
    return std::vector<FlawTraits>{
        {no_way_to_reach, unreachable, high, "phone", {F::invalid, F::archive}},
        {wrong_number, unreachable, high, "phone", {F::clear, F::invalid, F::archive}},
        {placeholder_number, malformed, high, "phone", {F::clear, F::invalid}},
        {number_elsewhere, malformed, medium, "phone", {F::suggested}},
        {mistyped_email, malformed, medium, "email", {F::suggested, F::clear}},
        {untidy_name, malformed, low, "name", {F::suggested}},
        {name_is_number, malformed, high, "name", {F::invalid, F::archive}},
        {name_is_trial, malformed, high, "name", {F::invalid, F::archive}},
        {contact_is_company, malformed, low, "contact_name", {F::suggested}},
        {contact_is_number, malformed, medium, "contact_name", {F::suggested, F::clear}},
        {person_is_company, malformed, medium, "kind", {F::suggested}},
        {empty_profile, empty, low, "", {F::archive, F::invalid}},
        {stale_lead, stale, medium, "", {F::archive, F::lost, F::invalid}}};
}();

constexpr std::array kCompanyEndings = std::to_array<std::string_view>(
    {"公司", "集团", "工厂", "商行", "经营部", "门市部", "事务所", "合作社", "coltd", "llc"});

/// Whole names of people who try the product out, or who must enter something; folded.
constexpr std::array kTrialNames = std::to_array<std::string_view>(
    {"test",     "testing",  "asdf",     "asdfg",  "qwer", "qwert",   "qwerty", "abc",
     "abcd",     "demo",     "na",       "null",   "none", "unknown", "测试",   "测试客户",
     "测试公司", "测试数据", "测试用户", "试用",   "无",   "暂无",    "未知",   "不详",
     "匿名",     "客户",     "新客户",   "某公司", "公司", "有限公司"});

/// Slips of the finger in domains, and what was meant.
constexpr std::array kMistypedDomains =
    std::to_array<std::pair<std::string_view, std::string_view>>({{"gmial.com", "gmail.com"},
                                                                  {"gamil.com", "gmail.com"},
                                                                  {"gmai.com", "gmail.com"},
                                                                  {"gmail.cm", "gmail.com"},
                                                                  {"qq.cm", "qq.com"},
                                                                  {"qqcom.com", "qq.com"},
                                                                  {"163.cm", "163.com"},
                                                                  {"126.cm", "126.com"},
                                                                  {"foxmial.com", "foxmail.com"},
                                                                  {"hotmial.com", "hotmail.com"},
                                                                  {"outlok.com", "outlook.com"},
                                                                  {"sian.com", "sina.com"}});
constexpr std::array kMistypedEndings =
    std::to_array<std::string_view>({".con", ".cmo", ".ocm", ".comm", ".xom", ".vom"});

constexpr std::size_t kShortestNumber = 11, kLongestNumber = 20;  // with what separates it
constexpr int kLongestBreakDays = 60;

bool all_digits(std::string_view s) {
    return !s.empty() && std::ranges::all_of(s, [](char c) { return c >= '0' && c <= '9'; });
}

std::string bare(std::string_view s) { return text::fold(s, text::Spaces::drop); }

bool is_wide(char32_t c) {
    const char32_t half = c - 0xFEE0;
    return c >= 0xFF01 && c <= 0xFF5E &&
           ((half >= '0' && half <= '9') || (half >= 'A' && half <= 'Z') ||
            (half >= 'a' && half <= 'z') || half == '&');
}

bool is_space(char32_t c) { return c == ' ' || c == '\t' || c == '\n' || c == 0x3000 || c == 0xA0; }

bool is_stray(char32_t c) {
    return c == ',' || c == ';' || c == ':' || c == 0xFF0C || c == 0x3002 || c == 0x3001 ||
           c == 0xFF1B || c == 0xFF1A;
}

bool is_reachable(const Customer& customer) {
    if (!customer.phone.v.empty() || !customer.email.v.empty() || !customer.wechat.empty())
        return true;
    return std::ranges::any_of(customer.contacts, [](const customers::Contact& contact) {
        return !contact.phone.v.empty() || !contact.email.v.empty() || !contact.wechat.empty();
    });
}

/// A firm named after its owner may have them as its contact.
bool contact_is_company(const Customer& customer) {
    if (customer.kind != Kind::company || customer.contact_name.empty()) return false;
    if (looks_like_company(customer.contact_name.v)) return true;
    constexpr std::size_t kLongestPerson = 4;
    return bare(customer.contact_name.v) == bare(customer.name.v) &&
           text::length(customer.name.v) > kLongestPerson;
}

class Finder {
 public:
    explicit Finder(Look& look) : look_(look) {}
    void add(bool wrong, FlawCode code, std::string value, Date since = {}) {
        if (wrong) look_.findings.push_back({code, std::move(value), since});
    }

 private:
    Look& look_;
};

void look_at_numbers(const Facts& facts, Finder& found) {
    const Customer& c = facts.customer;
    const bool has_phone = !c.phone.v.empty();
    found.add(!is_reachable(c), FlawCode::no_way_to_reach, "");
    found.add(has_phone && facts.wrong_number == c.phone, FlawCode::wrong_number, c.phone.v);
    found.add(looks_made_up(c.phone), FlawCode::placeholder_number, c.phone.v);
    const auto elsewhere = number_elsewhere(c);
    found.add(elsewhere.has_value(), FlawCode::number_elsewhere, elsewhere ? elsewhere->v : "");
    found.add(corrected_email(c.email.v).has_value(), FlawCode::mistyped_email, c.email.v);
}

void look_at_names(const Customer& c, Finder& found) {
    found.add(tidy_name(c.name.v) != c.name.v, FlawCode::untidy_name, c.name.v);
    found.add(looks_like_number(c.name.v), FlawCode::name_is_number, c.name.v);
    found.add(looks_like_trial(c.name.v), FlawCode::name_is_trial, c.name.v);
    found.add(contact_is_company(c), FlawCode::contact_is_company, c.contact_name.v);
    found.add(looks_like_number(c.contact_name.v), FlawCode::contact_is_number, c.contact_name.v);
    found.add(c.kind == Kind::person && looks_like_company(c.name.v), FlawCode::person_is_company,
              c.name.v);
}

/// Stale from that day on, unless its next contact is planned for later.
void look_at_age(const Customer& c, const Settings& settings, const WorkCalendar& calendar,
                 Date today, Look& look, Finder& found) {
    if (c.status != CustomerStatus::lead) return;
    const Date since = business_date(calendar.zone(), std::max(c.last_contact_at, c.created_at));
    Date from = stale_from(calendar, since, settings.stale_days);
    if (c.next_contact_on) from = std::max(from, c.next_contact_on.plus_days(1));
    found.add(from <= today, FlawCode::stale_lead, since.to_string(), since);
    if (from > today) look.look_on = from;
}

}  // namespace

const FlawTraits& traits_of(FlawCode code) {
    for (const FlawTraits& traits : kTraits)
        if (traits.code == code) return traits;
    INVARIANT(false, "every code has its traits");
    return kTraits.front();
}

Look look_at(const Facts& facts, const Settings& settings, const WorkCalendar& calendar,
             Date today) {
    Look look;
    look.lines = lines_of(facts.customer, settings);
    look.score = score_of(look.lines);
    Finder found(look);
    look_at_numbers(facts, found);
    look_at_names(facts.customer, found);
    found.add(look.score < settings.empty_below, FlawCode::empty_profile, "");
    look_at_age(facts.customer, settings, calendar, today, look, found);
    return look;
}

std::string tidy_name(std::string_view name) {
    std::vector<char32_t> tidy;
    bool space = false;
    for (char32_t c : text::code_points(name)) {
        if (is_space(c)) {
            space = !tidy.empty();
            continue;
        }
        if (is_wide(c)) c -= 0xFEE0;
        const bool joined =
            text::is_ideographic(c) && !tidy.empty() && text::is_ideographic(tidy.back());
        if (space && !joined) tidy.push_back(' ');
        space = false;
        tidy.push_back(c);
    }
    while (!tidy.empty() && is_stray(tidy.back())) tidy.pop_back();
    while (!tidy.empty() && is_stray(tidy.front())) tidy.erase(tidy.begin());
    return tidy.empty() ? std::string(name) : text::to_utf8(tidy);
}

std::optional<std::string> corrected_email(std::string_view email) {
    const auto at = email.rfind('@');
    if (at == email.npos) return std::nullopt;
    const std::string_view domain = email.substr(at + 1);
    const std::string local(email.substr(0, at + 1));
    for (const auto& [wrong, right] : kMistypedDomains)
        if (domain == wrong) return local + std::string(right);
    for (const auto ending : kMistypedEndings)
        if (domain.ends_with(ending))
            return local + std::string(domain.substr(0, domain.size() - ending.size())) + ".com";
    return std::nullopt;
}

std::optional<Phone> number_in(std::string_view text) {
    const auto belongs = [&](std::size_t i) {
        const char c = text[i];
        return (c >= '0' && c <= '9') || c == ' ' || c == '-' || c == '+';
    };
    for (std::size_t from = 0; from < text.size();) {
        std::size_t to = from;
        while (to < text.size() && belongs(to)) ++to;
        if (to - from >= kShortestNumber && to - from <= kLongestNumber) {
            const auto number = text::e164(text.substr(from, to - from));
            if (number && number->starts_with("+861") && number->size() == 14)
                return Phone{*number};
        }
        from = to + 1;
    }
    return std::nullopt;
}

bool looks_like_company(std::string_view name) {
    const std::string folded = bare(name);
    return std::ranges::any_of(kCompanyEndings,
                               [&](std::string_view ending) { return folded.ends_with(ending); });
}

bool looks_like_number(std::string_view name) { return all_digits(bare(name)); }

bool looks_like_trial(std::string_view name) {
    std::string folded = bare(name);
    if (all_digits(folded)) return false;  // that is another flaw
    while (!folded.empty() && folded.back() >= '0' && folded.back() <= '9') folded.pop_back();
    if (std::ranges::find(kTrialNames, folded) != kTrialNames.end()) return true;
    const auto codes = text::code_points(folded);
    constexpr std::size_t kSameCharacters = 3;
    return codes.size() >= kSameCharacters &&
           std::ranges::all_of(codes, [&](char32_t c) { return c == codes.front(); });
}

bool looks_made_up(const Phone& phone) {
    for (const std::string_view ending : {"0000000", "12345678", "87654321"})
        if (phone.v.starts_with("+86") && phone.v.ends_with(ending)) return true;
    return false;
}

std::optional<Phone> number_elsewhere(const Customer& customer) {
    if (!customer.phone.v.empty()) return std::nullopt;
    if (const auto in_note = number_in(customer.note.v)) return in_note;
    return number_in(customer.wechat.v);
}

Date stale_from(const WorkCalendar& calendar, Date since, int stale_days) {
    Date day = since;
    for (int left = stale_days; left > 0; --left) {
        int breaks = 0;
        do day = day.plus_days(1);
        while (calendar.hours_on(day).empty() && ++breaks < kLongestBreakDays);
    }
    return day;
}

}  // namespace zhuli::cleanup
