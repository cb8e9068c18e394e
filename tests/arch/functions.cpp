// Finds functions and types by their braces.
#include <algorithm>
#include <array>
#include <cctype>

#include "arch/source_text.hpp"

namespace zhuli::arch {
namespace {

enum class Scope { outer, type, function, other };

bool starts_with_word(std::string_view text, std::string_view word) {
    return text.starts_with(word) &&
           (text.size() == word.size() ||
            !(std::isalnum(static_cast<unsigned char>(text[word.size()])) ||
              text[word.size()] == '_'));
}

std::string_view skip_space(std::string_view text) {
    const auto at = text.find_first_not_of(" \t\n\r");
    return at == std::string_view::npos ? std::string_view{} : text.substr(at);
}

// A shorter one is rather a constructor: A(int x).
bool is_macro_name(std::string_view name) {
    return name.size() > 3 &&
           std::ranges::none_of(name, [](unsigned char c) { return std::islower(c); });
}

// Drops `BOOST_DESCRIBE_STRUCT(...)` in front of what follows it: such a line has no semicolon.
// `TEST(a, b)` directly before its body stays.
std::string_view skip_macro(std::string_view head) {
    const auto name_end = head.find_first_of("( \n");
    if (name_end == std::string_view::npos || head[name_end] != '(' ||
        !is_macro_name(head.substr(0, name_end))) {
        return head;
    }
    int depth = 0;
    for (auto at = name_end; at < head.size(); ++at) {
        if (head[at] == '(') ++depth;
        if (head[at] == ')' && --depth == 0) {
            const auto rest = skip_space(head.substr(at + 1));
            return rest.empty() ? head : rest;
        }
    }
    return head;
}

// Drops `template <...>` in front, which may hold the word class.
std::string_view skip_template(std::string_view head) {
    head = skip_macro(skip_space(head));
    while (starts_with_word(head, "template")) {
        auto at = head.find('<');
        if (at == std::string_view::npos) return head;
        int depth = 0;
        for (; at < head.size(); ++at) {
            if (head[at] == '<') ++depth;
            if (head[at] == '>' && --depth == 0) break;
        }
        head = skip_space(head.substr(std::min(at + 1, head.size())));
    }
    return head;
}

std::string last_name(std::string_view text) {
    auto end = text.size();
    while (end > 0 && std::isspace(static_cast<unsigned char>(text[end - 1]))) --end;
    auto begin = end;
    while (begin > 0 &&
           (std::isalnum(static_cast<unsigned char>(text[begin - 1])) || text[begin - 1] == '_')) {
        --begin;
    }
    return std::string(text.substr(begin, end - begin));
}

// The name before the first '(' of a declaration, or nothing where there is none.
std::string function_name(std::string_view head) {
    const auto paren = head.find('(');
    const auto assign = head.find('=');
    if (paren == std::string_view::npos || assign < paren) return "";
    return last_name(head.substr(0, paren));
}

std::string type_name(std::string_view head) {
    head = skip_template(head);
    for (const std::string_view word : {"enum class", "enum", "class", "struct", "union"}) {
        if (!starts_with_word(head, word)) continue;
        head = skip_space(head.substr(word.size()));
        while (head.starts_with("[[")) {
            const auto end = head.find("]]");
            head = end == std::string_view::npos ? "" : skip_space(head.substr(end + 2));
        }
        const auto end = head.find_first_of(" \t\n:<{;");
        return std::string(head.substr(0, end));
    }
    return "";
}

bool is_control(std::string_view name) {
    static const std::array<std::string_view, 10> words{"if",      "for",     "while",  "switch",
                                                        "catch",   "return",  "sizeof", "decltype",
                                                        "alignas", "requires"};
    return std::ranges::find(words, name) != words.end();
}

Scope scope_of(std::string_view head, Scope outer) {
    head = skip_template(head);
    if (outer == Scope::function || outer == Scope::other) return Scope::other;
    if (starts_with_word(head, "namespace") || starts_with_word(head, "inline namespace") ||
        starts_with_word(head, "extern")) {
        return head.find('(') == std::string_view::npos ? Scope::outer : Scope::function;
    }
    if (!type_name(head).empty() && head.find('(') == std::string_view::npos) return Scope::type;
    if (!function_name(head).empty()) return Scope::function;
    return Scope::other;
}

// The body after a constructor's brace initialisers: `: a_{1}, b_{2} {`.
bool continues_function(std::string_view head) {
    head = skip_space(head);
    return head.empty() || head.front() == ',';
}

// Goes through the code once, keeping the braces it is inside of.
class Walk {
 public:
    explicit Walk(std::string_view code) : code_(code) {
        for (at_ = 0; at_ < code_.size(); ++at_) step();
    }

    std::vector<Function> functions;
    std::vector<std::string> types;

 private:
    struct Block {
        Scope scope;
        std::size_t function;  // index into functions, for Scope::function
    };

    void step() {
        const char c = code_[at_];
        if (c == '\n') ++line_;
        if (c == '#' && !head_open_) return skip_directive();
        if (!head_open_ && !std::isspace(static_cast<unsigned char>(c))) {
            head_open_ = true;
            head_line_ = line_;
        }
        if (c == '{') open();
        if (c == '}') close();
        if (c == ';') declare();
        if (c == '{' || c == '}' || c == ';') begin_head();
    }

    void begin_head() {
        head_begin_ = at_ + 1;
        head_open_ = false;
    }

    // A directive is no part of what follows it.
    void skip_directive() {
        for (; at_ < code_.size() && code_[at_] != '\n'; ++at_) {
            if (code_.substr(at_, 2) == "\\\n") {
                ++line_;
                ++at_;
            }
        }
        if (at_ < code_.size()) ++line_;
        begin_head();
    }

    std::string_view head() const { return code_.substr(head_begin_, at_ - head_begin_); }
    Scope outer() const { return stack_.empty() ? Scope::outer : stack_.back().scope; }
    bool declares() const { return outer() == Scope::outer || outer() == Scope::type; }

    void open() {
        Scope scope = scope_of(head(), outer());
        if (declares() && after_function_ && continues_function(head())) {
            scope = Scope::function;
        } else if (scope == Scope::type) {
            types.push_back(type_name(head()));
        } else if (scope == Scope::function) {
            functions.push_back({function_name(skip_template(head())), head_line_, line_, true});
        }
        stack_.push_back({scope, functions.size() - 1});
        after_function_ = false;
    }

    void close() {
        if (stack_.empty()) return;
        after_function_ = stack_.back().scope == Scope::function;
        if (after_function_) functions[stack_.back().function].last_line = line_;
        stack_.pop_back();
    }

    void declare() {
        const std::string name = function_name(skip_template(head()));
        const bool alias = skip_space(head()).starts_with("using");
        if (declares() && !name.empty() && !is_control(name) && !alias) {
            functions.push_back({name, head_line_, line_, false});
        }
        after_function_ = false;
    }

    std::string_view code_;
    std::vector<Block> stack_;
    std::size_t at_ = 0;
    std::size_t head_begin_ = 0;
    int line_ = 1;
    int head_line_ = 1;
    bool head_open_ = false;
    bool after_function_ = false;
};

}  // namespace

std::vector<Function> functions_of(std::string_view code) { return Walk(code).functions; }
std::vector<std::string> type_names_of(std::string_view code) { return Walk(code).types; }

}  // namespace zhuli::arch
