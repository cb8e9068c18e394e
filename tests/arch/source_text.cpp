#include "arch/source_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace zhuli::arch {
namespace {

bool is_name_char(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

// Walks the text and reports each stretch as code, comment or literal.
enum class Kind { code, comment, literal };

struct Stretch {
    Kind kind;
    std::size_t begin;
    std::size_t end;
};

std::size_t end_of_quoted(std::string_view text, std::size_t at, char quote) {
    for (++at; at < text.size(); ++at) {
        if (text[at] == '\\') {
            ++at;
        } else if (text[at] == quote || text[at] == '\n') {
            return at + 1;
        }
    }
    return text.size();
}

std::size_t end_of_raw(std::string_view text, std::size_t quote) {
    const auto open = text.find('(', quote);
    if (open == std::string_view::npos) return text.size();
    const std::string close = ")" + std::string(text.substr(quote + 1, open - quote - 1)) + "\"";
    const auto end = text.find(close, open);
    return end == std::string_view::npos ? text.size() : end + close.size();
}

std::size_t or_end(std::size_t at, std::string_view text) {
    return at == std::string_view::npos ? text.size() : at;
}

// The stretch that starts at `at`, or an empty one where code goes on.
Stretch special_at(std::string_view text, std::size_t at) {
    const char c = text[at];
    const std::string_view two = text.substr(at, 2);
    if (two == "//") return {Kind::comment, at, or_end(text.find('\n', at), text)};
    if (two == "/*") {
        const auto close = text.find("*/", at + 2);
        return {Kind::comment, at, close == std::string_view::npos ? text.size() : close + 2};
    }
    if (c == '"') {
        const bool raw = at > 0 && text[at - 1] == 'R';
        return {Kind::literal, at, raw ? end_of_raw(text, at) : end_of_quoted(text, at, '"')};
    }
    // A quote after a digit separates digits: 1'000.
    if (c == '\'' && (at == 0 || !is_name_char(text[at - 1]))) {
        return {Kind::literal, at, end_of_quoted(text, at, '\'')};
    }
    return {Kind::code, at, at};
}

std::vector<Stretch> stretches_of(std::string_view text) {
    std::vector<Stretch> all;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Stretch special = special_at(text, at);
        if (special.end == at) {
            ++at;
            continue;
        }
        if (at > begin) all.push_back({Kind::code, begin, at});
        all.push_back(special);
        begin = at = special.end;
    }
    if (text.size() > begin) all.push_back({Kind::code, begin, text.size()});
    return all;
}

int line_at(std::string_view text, std::size_t at) {
    return 1 +
           static_cast<int>(std::count(text.begin(), text.begin() + static_cast<long>(at), '\n'));
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front()))) {
        text.remove_prefix(1);
    }
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back()))) {
        text.remove_suffix(1);
    }
    return text;
}

std::string inside_of(std::string_view literal, bool raw) {
    if (!raw) return std::string(literal.substr(1, literal.size() - 2));
    const auto open = literal.find('(');
    const auto close = literal.rfind(')');
    if (open == std::string_view::npos || close <= open) return "";
    return std::string(literal.substr(open + 1, close - open - 1));
}

}  // namespace

std::string code_only(std::string_view text) {
    std::string out(text);
    for (const Stretch& part : stretches_of(text)) {
        if (part.kind == Kind::code) continue;
        for (auto i = part.begin; i < part.end; ++i) {
            if (out[i] != '\n') out[i] = ' ';
        }
    }
    return out;
}

std::vector<Include> includes_of(std::string_view text) {
    std::vector<Include> found;
    std::istringstream lines{std::string(text)};
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        const auto body = trim(line);
        if (!body.starts_with("#include")) continue;
        const auto rest = trim(body.substr(8));
        const auto end = rest.find_first_of(">\"", 1);
        if (rest.empty() || end == std::string_view::npos) continue;
        found.push_back({std::string(rest.substr(1, end - 1)), rest[0] == '"', number});
    }
    return found;
}

std::vector<Literal> literals_of(std::string_view text) {
    std::vector<Literal> found;
    bool joined = false;
    for (const Stretch& part : stretches_of(text)) {
        const auto body = text.substr(part.begin, part.end - part.begin);
        if (part.kind == Kind::literal && body.size() >= 2 && body[0] == '"') {
            if (!joined) found.push_back({"", line_at(text, part.begin)});
            found.back().text += inside_of(body, part.begin > 0 && text[part.begin - 1] == 'R');
            joined = true;
        } else if (part.kind == Kind::code) {
            const auto code = trim(body);
            joined = joined && (code.empty() || code == "R");
        }
    }
    return found;
}

std::string_view file_name(std::string_view path) {
    const auto slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

bool is_test(std::string_view path) {
    return path.ends_with("_test.cpp") || path.starts_with("tests/") || path.starts_with("bench/");
}

std::vector<std::string> words_of(std::string_view identifier) {
    std::vector<std::string> words(1);
    for (std::size_t i = 0; i < identifier.size(); ++i) {
        const auto c = static_cast<unsigned char>(identifier[i]);
        const bool hump =
            std::isupper(c) && i > 0 && std::islower(static_cast<unsigned char>(identifier[i - 1]));
        if (!std::isalpha(c) || hump) words.emplace_back();
        if (std::isalpha(c)) words.back() += static_cast<char>(std::tolower(c));
    }
    std::erase(words, "");
    return words;
}

int line_of_word(std::string_view text, std::string_view word) {
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const bool starts = at == 0 || !is_name_char(text[at - 1]);
        const auto after = at + word.size();
        const bool ends = after >= text.size() || !is_name_char(text[after]);
        if (starts && ends) return line_at(text, at);
    }
    return 0;
}

std::vector<SourceFile> read_tree(const std::string& root) {
    namespace fs = std::filesystem;
    std::vector<SourceFile> files;
    for (const char* folder : {"src", "tests", "bench", "web/src", "web/e2e"}) {
        const fs::path start = fs::path(root) / folder;
        if (!fs::exists(start)) continue;
        for (auto it = fs::recursive_directory_iterator(start); it != fs::end(it); ++it) {
            static const std::array<std::string, 5> kinds{".cpp", ".hpp", ".inl", ".ts", ".tsx"};
            const std::string path = fs::relative(it->path(), root).generic_string();
            const bool generated =
                path.find("/gen/") != path.npos || path.find("_gen.") != path.npos;
            const bool wanted =
                std::ranges::find(kinds, it->path().extension().string()) != kinds.end();
            if (!it->is_regular_file() || generated || !wanted) continue;
            std::ostringstream text;
            text << std::ifstream(it->path(), std::ios::binary).rdbuf();
            files.push_back({path, text.str()});
        }
    }
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

}  // namespace zhuli::arch
