// The demo company's customers as they are entered: invented companies with names that do not
// repeat, at real places, with contacts, telephone numbers and credit codes whose check characters
// are right. E-mail addresses end in .example, so that nothing is ever sent to anyone.
#pragma once

#include <set>
#include <string>

#include "cli/demo/dice.hpp"
#include "cli/demo/places.hpp"
#include "features/customers/model.hpp"

namespace zhuli::cli::demo {

struct Entry {
    customers::Customer customer;  // without owner and status
    const Place* place = nullptr;
};

class Directory {
 public:
    explicit Directory(Dice& dice) : dice_(dice) {}

    Entry next(customers::Tier tier);

 private:
    struct Trade;
    static std::span<const Trade> trades();

    std::string fresh_stem(std::string_view trade);
    std::string company_name(const Place& place, const std::string& stem, const Trade& trade,
                             customers::Tier tier);
    std::string person_name();
    /// A further person at a large customer's.
    customers::Contact colleague();
    std::string fresh_mobile();
    std::string fresh_landline(const Place& place);
    std::string fresh_credit_code(const Place& place);
    std::string address(const Place& place);
    std::string digits(int count);

    Dice& dice_;
    std::set<std::string> names_;  // stem and trade: what a duplicate check compares
    std::set<std::string> numbers_;
    std::set<std::string> codes_;
};

/// 18 characters from region code and eight characters of an organisation code; both check
/// characters follow GB 11714 and GB 32100-2015.
std::string credit_code(std::string_view region, std::string_view organisation);

}  // namespace zhuli::cli::demo
