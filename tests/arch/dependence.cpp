// Who may include whom.
#include <algorithm>
#include <array>
#include <functional>

#include "arch/checks.hpp"

namespace zhuli::arch {
namespace {

using Names = std::set<std::string, std::less<>>;

// What each folder of src/ may include besides itself.
const std::map<std::string, Names, std::less<>>& layers() {
    static const std::map<std::string, Names, std::less<>> table{
        {"core", {}},
        {"storage", {"core"}},
        {"sheet", {"core"}},
        {"notify", {"core", "storage"}},
        {"jobs", {"core", "storage"}},
        {"http", {"core", "storage"}},
        {"features", {"core", "storage", "http", "jobs", "sheet", "notify"}},
        {"cli", {"core", "storage", "http", "jobs", "sheet", "notify", "features", "app"}},
        {"app", {"core", "storage", "http", "jobs", "sheet", "notify", "features", "cli"}},
    };
    return table;
}

std::vector<std::string> parts_of(std::string_view path) {
    std::vector<std::string> parts(1);
    for (const char c : path) {
        if (c == '/') {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

// "customers" of src/features/customers/store.cpp or features/customers/store.hpp.
std::string feature_of(std::string_view path) {
    auto parts = parts_of(path);
    if (!parts.empty() && parts[0] == "src") parts.erase(parts.begin());
    return parts.size() > 2 && parts[0] == "features" ? parts[1] : "";
}

// Place in model <- rules <- store <- use_cases <- routes, jobs, report, feature. A file of another
// name (secrets.cpp) may be used from the store upwards and may itself use everything.
enum Place { model, rules, store, use_cases, top, unnamed };

Place place_of(std::string_view path) {
    static const std::array<std::pair<std::string_view, Place>, 9> places{{{"model", model},
                                                                           {"messages", model},
                                                                           {"rules", rules},
                                                                           {"store", store},
                                                                           {"use_cases", use_cases},
                                                                           {"routes", top},
                                                                           {"jobs", top},
                                                                           {"report", top},
                                                                           {"feature", top}}};
    const std::string_view name = file_name(path);
    for (const auto& [start, place] : places) {
        if (name.starts_with(start)) return place;
    }
    return unnamed;
}

bool is_domain(const SourceFile& file) {
    return file.path.starts_with("src/core/") ||
           (!feature_of(file.path).empty() && place_of(file.path) <= rules);
}

}  // namespace

Violations check_layers(const SourceFile& file) {
    const auto parts = parts_of(file.path);
    if (parts[0] != "src" || parts.size() < 3 || is_test(file.path)) return {};
    const auto allowed = layers().find(parts[1]);
    if (allowed == layers().end()) return {{"layer", file.path, 0, "unknown folder " + parts[1]}};
    Violations found;
    for (const Include& include : includes_of(file.text)) {
        const std::string target = parts_of(include.target)[0];
        const bool layer = layers().contains(target) || target == "tests" || target == "bench";
        if (!include.quoted || !layer || target == parts[1]) continue;
        if (!allowed->second.contains(target)) {
            found.push_back({"layer", file.path, include.line, parts[1] + "->" + target});
        }
    }
    return found;
}

Violations check_order_in_feature(const SourceFile& file) {
    const std::string own = feature_of(file.path);
    if (own.empty() || is_test(file.path)) return {};
    Violations found;
    for (const Include& include : includes_of(file.text)) {
        const std::string other = feature_of(include.target);
        if (other.empty()) continue;
        const Place from = place_of(file.path);
        const Place to = place_of(include.target);
        const bool too_high = (to == unnamed ? store : to) > from;
        // A model or a rule sees other capabilities' models only.
        const bool no_model = other != own && from <= rules && to != model;
        if (too_high || no_model) {
            found.push_back({"order", file.path, include.line, include.target});
        }
    }
    return found;
}

Violations check_purity(const SourceFile& file) {
    if (!is_domain(file) || is_test(file.path)) return {};
    static const std::array<std::string_view, 9> headers{"fstream",    "iostream",    "filesystem",
                                                         "sqlite3.h",  "libpq-fe.h",  "spdlog/",
                                                         "boost/asio", "boost/beast", "curl/"};
    static const std::array<std::string_view, 7> words{
        "getenv", "fopen", "ifstream", "ofstream", "system_clock::now", "steady_clock::now",
        "spdlog"};
    Violations found;
    for (const Include& include : includes_of(file.text)) {
        const bool machine = std::ranges::any_of(
            headers, [&](std::string_view name) { return include.target.starts_with(name); });
        const auto layer = parts_of(include.target)[0];
        const bool upward =
            include.quoted && layer != "core" && layer != "features" && layers().contains(layer);
        if (machine || upward) found.push_back({"purity", file.path, include.line, include.target});
    }
    const std::string code = code_only(file.text);
    for (const std::string_view word : words) {
        if (const int line = line_of_word(code, word)) {
            found.push_back({"purity", file.path, line, std::string(word)});
        }
    }
    return found;
}

Violations check_concurrency(const SourceFile& file) {
    if (!file.path.starts_with("src/")) return {};
    Violations found;
    const std::string code = code_only(file.text);
    for (const std::string_view word : {"co_await", "co_return", "co_yield"}) {
        if (const int line = line_of_word(code, word)) {
            found.push_back({"coroutine", file.path, line, std::string(word)});
        }
    }
    const std::string folder = parts_of(file.path)[1];
    if (is_test(file.path) || folder == "http" || folder == "jobs" || folder == "storage") {
        return found;
    }
    static const std::array<std::string_view, 12> words{
        "std::thread",       "std::jthread",         "std::mutex",
        "std::shared_mutex", "std::recursive_mutex", "std::async",
        "std::future",       "std::promise",         "std::condition_variable",
        "std::scoped_lock",  "std::lock_guard",      "std::unique_lock"};
    for (const std::string_view word : words) {
        if (const int line = line_of_word(code, word)) {
            found.push_back({"thread", file.path, line, std::string(word)});
        }
    }
    for (const Include& include : includes_of(file.text)) {
        const auto& name = include.target;
        if (name.starts_with("boost/asio") || name.starts_with("boost/beast")) {
            found.push_back({"thread", file.path, include.line, name});
        }
    }
    return found;
}

Depends depends_of(const std::vector<SourceFile>& files) {
    Depends depends;
    for (const SourceFile& file : files) {
        const std::string own = feature_of(file.path);
        if (own.empty() || is_test(file.path)) continue;
        auto& names = depends[own];
        if (file_name(file.path) != "feature.cpp") continue;
        const std::string code = code_only(file.text);
        for (auto at = code.find("epends"); at != code.npos; at = code.find("epends", at + 1)) {
            // `.depends = {...}` and `kDepends[] = {...}`, but not `.depends = kDepends`.
            const auto open = code.find_first_not_of(" []=(\n", at + 6);
            if (open == code.npos || code[open] != '{') continue;
            const auto close = std::min(code.find('}', open), code.size());
            const auto list = std::string_view(file.text).substr(open, close - open);
            for (const Literal& name : literals_of(list)) names.insert(name.text);
        }
    }
    return depends;
}

Violations check_depends(const SourceFile& file, const Depends& depends) {
    const std::string own = feature_of(file.path);
    if (own.empty() || is_test(file.path)) return {};
    Violations found;
    for (const Include& include : includes_of(file.text)) {
        const std::string other = feature_of(include.target);
        if (other.empty() || other == own) continue;
        const std::string_view name = file_name(include.target);
        const bool door = name.starts_with("model") || name.starts_with("use_cases");
        const auto listed = depends.find(own);
        if (!door || listed == depends.end() || !listed->second.contains(other)) {
            found.push_back({"depends", file.path, include.line, include.target});
        }
    }
    return found;
}

Violations check_no_cycle(const Depends& depends) {
    Violations found;
    std::set<std::string> done;
    std::vector<std::string> trail;
    const std::function<void(const std::string&)> visit = [&](const std::string& name) {
        if (std::ranges::find(trail, name) != trail.end()) {
            found.push_back({"cycle", "src/features/" + name + "/feature.cpp", 0, trail.back()});
            return;
        }
        if (done.contains(name)) return;
        trail.push_back(name);
        const auto next = depends.find(name);
        if (next != depends.end()) std::ranges::for_each(next->second, visit);
        trail.pop_back();
        done.insert(name);
    };
    for (const auto& [name, unused] : depends) visit(name);
    return found;
}

}  // namespace zhuli::arch
