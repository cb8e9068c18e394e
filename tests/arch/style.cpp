// Sizes, names, and how a header opens.
#include <algorithm>
#include <array>
#include <cctype>
#include <sstream>

#include "arch/checks.hpp"

namespace zhuli::arch {
namespace {

constexpr int file_lines_max = 500;
constexpr int function_lines_max = 70;
constexpr int line_chars_max = 100;

bool is_cpp(std::string_view path) { return path.ends_with(".cpp") || path.ends_with(".hpp"); }

// Characters, not bytes: a Chinese one has three bytes and is one.
int chars_of(std::string_view line) {
    return static_cast<int>(std::ranges::count_if(
        line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool is_banned(std::string_view word) {
    static const std::array<std::string_view, 15> words{
        "manager", "managers", "helper",  "helpers", "util",     "utils", "common", "data",
        "info",    "infos",    "process", "service", "services", "base",  "bases"};
    return std::ranges::find(words, word) != words.end();
}

void check_name(const std::string& name, int line, const SourceFile& file, Violations& found) {
    for (const std::string& word : words_of(name)) {
        if (is_banned(word)) found.push_back({"name", file.path, line, name});
    }
}

bool is_snake_case(std::string_view name) {
    return std::ranges::all_of(name, [](unsigned char c) {
        return std::islower(c) || std::isdigit(c) || c == '_' || c == '.';
    });
}

}  // namespace

Violations check_sizes(const SourceFile& file) {
    Violations found;
    std::istringstream lines(file.text);
    std::string line;
    int number = 0;
    while (std::getline(lines, line)) {
        ++number;
        if (is_cpp(file.path) && chars_of(line) > line_chars_max) {
            found.push_back({"line", file.path, number, std::to_string(chars_of(line))});
        }
    }
    if (number > file_lines_max) {
        found.push_back({"file", file.path, 0, std::to_string(number)});
    }
    if (!is_cpp(file.path)) return found;
    for (const Function& function : functions_of(code_only(file.text))) {
        if (!function.has_body) continue;
        const int size = function.last_line - function.first_line + 1;
        if (size > function_lines_max) {
            found.push_back({"function", file.path, function.first_line, function.name});
        }
    }
    return found;
}

Violations check_names(const SourceFile& file) {
    if (!is_cpp(file.path)) return {};
    Violations found;
    const std::string_view name = file_name(file.path);
    if (!is_snake_case(name)) found.push_back({"name", file.path, 0, std::string(name)});
    check_name(std::string(name), 0, file, found);
    const std::string code = code_only(file.text);
    for (const Function& function : functions_of(code)) {
        // A container of our own answers data() as the standard ones do.
        if (function.name == "data" ||
            function.name.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos) {
            continue;
        }
        check_name(function.name, function.first_line, file, found);
    }
    for (const std::string& type : type_names_of(code)) {
        check_name(type, line_of_word(code, type), file, found);
    }
    return found;
}

Violations check_header_opens_with_purpose(const SourceFile& file) {
    if (!file.path.ends_with(".hpp")) return {};
    std::istringstream lines(file.text);
    std::string line;
    while (std::getline(lines, line)) {
        if (line.empty() || line == "#pragma once") continue;
        if (line.starts_with("//") || line.starts_with("/*")) return {};
        break;
    }
    return {{"header", file.path, 1, "opens without a comment"}};
}

Violations check_no_leftovers(const SourceFile& file) {
    Violations found;
    for (const std::string_view word : {"TO"
                                        "DO",
                                        "FIX"
                                        "ME"}) {
        if (const int line = line_of_word(file.text, word)) {
            found.push_back({"leftover", file.path, line, std::string(word)});
        }
    }
    return found;
}

Violations check_file(const SourceFile& file) {
    Violations all;
    for (const auto check : {check_layers, check_order_in_feature, check_purity, check_concurrency,
                             check_drivers, check_sql_place, check_writes, check_sizes, check_names,
                             check_header_opens_with_purpose, check_no_leftovers}) {
        const Violations found = check(file);
        all.insert(all.end(), found.begin(), found.end());
    }
    return all;
}

std::vector<Allowed> parse_allowed(std::string_view text) {
    std::vector<Allowed> allowed;
    std::istringstream lines{std::string(text)};
    std::string line;
    while (std::getline(lines, line)) {
        const auto reason = line.find('#');
        std::istringstream words(line.substr(0, reason));
        Allowed entry;
        words >> entry.rule >> entry.path >> entry.detail;
        const bool reasoned = reason != std::string::npos && line.size() > reason + 2;
        if (!entry.path.empty() && reasoned) allowed.push_back(entry);
    }
    return allowed;
}

bool is_allowed(const Violation& violation, std::vector<Allowed>& allowed) {
    for (Allowed& entry : allowed) {
        const bool same = entry.rule == violation.rule && entry.path == violation.path &&
                          (entry.detail.empty() || entry.detail == violation.detail);
        if (same) {
            entry.used = true;
            return true;
        }
    }
    return false;
}

}  // namespace zhuli::arch
