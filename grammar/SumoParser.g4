/*
 * Sentences of the dohyo query language.
 *
 * One query is a search scope and stages between pipes. interpreter/syntax/parse.cpp hands each scope and each stage to
 * its own rule here, so that an error in one never damages the next. No operator is named: an operator reads the
 * elements of its stage by its own declaration in stdlib/operators (docs/architecture.md#syntax).
 */
parser grammar SumoParser;

options { tokenVocab = SumoLexer; }

// ---- The search scope --------------------------------------------------------------------------------------------

scopeText   : scope EOF ;
scope       : scopeAll ( OR scopeAll )* ;
scopeAll    : scopeNot ( AND? scopeNot )* ;                    // side by side means AND
scopeNot    : ( NOT | BANG ) scopeNot | scopeTerm ;
scopeTerm   : LPAREN scope RPAREN
            | scopeField comparator scopeValue
            | scopeField NOT? IN LPAREN scopeAtom ( COMMA scopeAtom )* RPAREN
            | SUBQUERY
            | scopeAtom
            ;
scopeField  : SCOPE_WORD | QUOTED_NAME ;
scopeValue  : scopeAtom | LPAREN scopeAtom ( ( OR | COMMA ) scopeAtom )* RPAREN ;
scopeAtom   : SCOPE_WORD | STRING ;

// ---- A stage --------------------------------------------------------------------------------------------------------

stageText   : stage EOF ;
stage       : OPERATOR element*
            | ASSIGNING_OPERATOR assignment ( COMMA assignment )*
            | SEARCH_OPERATOR scope?
            | element+
            ;
assignment  : fieldName EQUAL expression ;
element     : expression ( AS aliases )?
            | NESTED ( AS fieldName )?
            | LONE_STAR                            // transpose ... as a, *
            | DIGIT_WORD
            | COMMA
            | BY
            | IN_CLAUSE
            ;
aliases     : alias
            | LPAREN alias ( COMMA alias )* RPAREN
            | LBRACKET alias ( COMMA alias )* RBRACKET
            ;
alias       : fieldName | LONE_STAR ;

// ---- Expressions, loosest first --------------------------------------------------------------------------------------

expression  : disjunction ( QUESTION expression COLON expression )? ;
disjunction : conjunction ( ( OR | XOR ) conjunction )* ;
conjunction : negation ( AND negation )* ;
negation    : ( NOT | BANG ) negation | comparison ;           // takes the whole comparison that follows
comparison  : sum ( comparator sum
                  | NOT? ( MATCHES REGEX_WORD? | CONTAINS | TILDE ) sum
                  | NOT_TILDE sum
                  | NOT? ( IN | IN_FOLDED ) LPAREN expression ( COMMA expression )* RPAREN
                  | NOT? INFIX sum ( ESCAPE sum )?             // a function between its arguments: x like "a%"
                  | NOT? BETWEEN sum AND sum
                  | OPEN_TEST
                  )? ;
comparator  : EQUAL | NOT_EQUAL | LESS | LESS_EQUAL | GREATER | GREATER_EQUAL ;
sum         : product ( ( PLUS | MINUS ) product )* ;
product     : factor ( ( STAR | SLASH | PERCENT ) factor )* ;
factor      : ( PREFIX_MINUS | PREFIX_PLUS ) factor | primary ;
primary     : STRING | NUMBER | REGEX | TRUE_WORD | FALSE_WORD | NULL_WORD | CHARACTER | LOCATION | OPEN_PARAMETER | SUBQUERY
            | SIGNS
            | call
            | field
            | LPAREN expression ( COMMA expression )* RPAREN   // several: topk(10, n)
            ;
call        : FUNCTION LPAREN ( argument ( COMMA argument )* )? RPAREN ;
argument    : expression | LONE_STAR ;
field       : WORD | QUOTED_NAME | PERCENT_NAME | RECORD_FIELD ;

/* Every word may be a name where only a name can stand. */
fieldName   : WORD | QUOTED_NAME | PERCENT_NAME | DIGIT_WORD | NUMBER | OPEN_PARAMETER
            | AND | OR | XOR | NOT | AS | BY | IN | IN_CLAUSE | MATCHES | CONTAINS | INFIX | ESCAPE | BETWEEN | REGEX_WORD
            | TRUE_WORD | FALSE_WORD | NULL_WORD
            ;
